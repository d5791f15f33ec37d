/** What operations see of the job. */
@NullMarked
package org.claimscreener.supervision.metrics;

import org.jspecify.annotations.NullMarked;
