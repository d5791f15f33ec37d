/** What the job counts. */
@NullMarked
package org.claimscreener.holds.metrics;

import org.jspecify.annotations.NullMarked;
