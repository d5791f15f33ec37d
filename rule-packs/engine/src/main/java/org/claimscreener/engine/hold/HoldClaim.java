package org.claimscreener.engine.hold;

import java.time.Instant;

/**
 * Somebody has the hold in hand, so that no two work on it by accident.
 *
 * @param until when that lapses by itself
 */
public record HoldClaim(String actorId, Instant until) {}
