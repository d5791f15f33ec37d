/**
 * What the law lets be asked for: fines as a range, for a person to decide, and the tracking of what is recovered. Pure.
 *
 * <p>Source: State Council Order 735 (2021), articles 38 to 41.
 */
@NullMarked
package org.claimscreener.engine.penalty;

import org.jspecify.annotations.NullMarked;
