/** What Prometheus sees of an oracle that judges on and on. */
@NullMarked
package org.claimscreener.verifier.metrics;

import org.jspecify.annotations.NullMarked;
