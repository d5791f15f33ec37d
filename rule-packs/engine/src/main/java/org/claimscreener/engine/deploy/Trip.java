package org.claimscreener.engine.deploy;

/**
 * A pack was taken out of force because it kept failing.
 *
 * @param number of the order that had put it in force; a later order puts it in force again
 */
public record Trip(String digest, long number) {}
