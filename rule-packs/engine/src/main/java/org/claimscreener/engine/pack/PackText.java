package org.claimscreener.engine.pack;

/**
 * A text file of a pack.
 *
 * @param name path inside the pack, e.g. {@code rules/drugs.drl}
 */
public record PackText(String name, String text) {}
