/**
 * What operations see of the job: one Micrometer registry and one Prometheus endpoint a JVM.
 */
@NullMarked
package org.claimscreener.screening.metrics;

import org.jspecify.annotations.NullMarked;
