/** Tips about one subject: the keyed operator around {@link org.claimscreener.engine.tip.reported.TargetDesk}, and its stored forms. */
@NullMarked
package org.claimscreener.supervision.tip;

import org.jspecify.annotations.NullMarked;
