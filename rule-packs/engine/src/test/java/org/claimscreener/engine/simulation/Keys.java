package org.claimscreener.engine.simulation;

/** Which subtask and which partition a key belongs to. */
final class Keys {
    /** Key groups, the unit in which state moves when the parallelism changes. */
    private static final int GROUPS = 8;

    private Keys() {}

    static int subtask(String key, int parallelism) {
        return Math.floorMod(key.hashCode() * 31, GROUPS) * parallelism / GROUPS;
    }

    static int partition(String key, int partitions) {
        return Math.floorMod(key.hashCode(), partitions);
    }
}
