/** Tests of the metrics. */
@NullMarked
package org.claimscreener.verifier.metrics;

import org.jspecify.annotations.NullMarked;
