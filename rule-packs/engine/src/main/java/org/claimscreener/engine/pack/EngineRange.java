package org.claimscreener.engine.pack;

import org.claimscreener.engine.EngineVersion;

/**
 * The engines that a pack may run on. Another engine may decide the same facts differently, and then the pack's cases
 * say nothing about it: the pack is built and tested anew.
 *
 * @param min the least version, from 1
 * @param below the first version that is too new
 */
public record EngineRange(int min, int below) {
    public EngineRange {
        if (min < 1 || below <= min) {
            throw new IllegalArgumentException("no range of engine versions: " + min + " to below " + below);
        }
    }

    /** This engine alone: what a pack is built and tested with. */
    public static EngineRange ofThisEngine() {
        return new EngineRange(EngineVersion.NUMBER, EngineVersion.NUMBER + 1);
    }

    /** May a pack run on this version? */
    public boolean holds(int version) {
        return version >= min && version < below;
    }

    /** E.g. {@code 1}, or {@code 1 to 3}. */
    @Override
    public String toString() {
        return below == min + 1 ? Integer.toString(min) : min + " to " + (below - 1);
    }
}
