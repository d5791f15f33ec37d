/** What rules see: the sums and comparisons that facts offer. */
@NullMarked
package org.claimscreener.engine.fact;

import org.jspecify.annotations.NullMarked;
