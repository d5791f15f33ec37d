package org.claimscreener.engine.penalty;

/**
 * Less is due than was claimed: an outcome was overturned.
 *
 * @param causeId the decision that overturned it; the same id is the same reduction
 * @param byFen more than 0
 */
public record Reduction(String causeId, long byFen) {}
