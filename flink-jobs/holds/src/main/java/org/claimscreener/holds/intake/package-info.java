/** From bytes to what may happen to a hold, or to a dead letter. */
@NullMarked
package org.claimscreener.holds.intake;

import org.jspecify.annotations.NullMarked;
