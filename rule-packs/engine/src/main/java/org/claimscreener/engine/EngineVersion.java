package org.claimscreener.engine;

/** Which engine this is. Decisions state it, and packs say which engines they were built for. */
public final class EngineVersion {
    /** Raised whenever the same facts and packs may be decided differently. */
    public static final int NUMBER = 2;

    /** The number as decisions state it. */
    public static final String TEXT = Integer.toString(NUMBER);

    private EngineVersion() {}
}
