package org.claimscreener.console.view;

/**
 * What one person has done and has in hand.
 *
 * @param actorId id under which the person signs in
 * @param inHand holds claimed now
 * @param steps accepted commands within the period
 */
public record Workload(String actorId, long inHand, long steps) {}
