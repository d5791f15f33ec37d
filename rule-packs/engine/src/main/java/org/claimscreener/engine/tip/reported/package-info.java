/**
 * Tips as the log carries them: one target with its tips, its numbered steps, rewards and the standing that its scrutiny makes. What is
 * decided is decided by {@link org.claimscreener.engine.tip.TipDesk}.
 */
@NullMarked
package org.claimscreener.engine.tip.reported;

import org.jspecify.annotations.NullMarked;
