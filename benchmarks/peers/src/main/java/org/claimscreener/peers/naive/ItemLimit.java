package org.claimscreener.peers.naive;

/**
 * Whom an item is for. Public because rules read it.
 *
 * @param sex MALE, FEMALE, or empty for both
 * @param leastAge and {@code mostAge}: years, both included
 */
public record ItemLimit(String itemCode, String sex, int leastAge, int mostAge) {}
