/** Deploying packs under load, timed: what {@code benchmarks/run-swaps} does. */
@NullMarked
package org.claimscreener.faults.swap;

import org.jspecify.annotations.NullMarked;
