package org.claimscreener.engine.deploy;

/**
 * That a pack is to be evaluated beside what decides.
 *
 * @param number of the order
 */
public record ShadowOrder(String digest, long number) {}
