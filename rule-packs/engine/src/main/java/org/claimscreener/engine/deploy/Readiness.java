package org.claimscreener.engine.deploy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which subtask has which pack ready, or cannot use it. Not thread-safe. */
final class Readiness {
    private final int subtasks;
    private final Map<String, Set<Integer>> ready = new HashMap<>();
    private final Map<String, Map<Integer, String>> failed = new HashMap<>();

    Readiness(int subtasks) {
        this.subtasks = subtasks;
    }

    void ready(int subtask, String digest) {
        ready.computeIfAbsent(digest, same -> new HashSet<>()).add(subtask);
        failed.getOrDefault(digest, new HashMap<>()).remove(subtask);
    }

    void failed(int subtask, String digest, String why) {
        failed.computeIfAbsent(digest, same -> new HashMap<>()).put(subtask, why);
        ready.getOrDefault(digest, new HashSet<>()).remove(subtask);
    }

    void lost(int subtask) {
        ready.values().forEach(who -> who.remove(subtask));
        failed.values().forEach(who -> who.remove(subtask));
        ready.values().removeIf(Set::isEmpty);
        failed.values().removeIf(Map::isEmpty);
    }

    /** Forgets what nobody wants any more. */
    void keepOnly(PackView view) {
        ready.keySet().removeIf(digest -> !view.holds(digest));
        failed.keySet().removeIf(digest -> !view.holds(digest));
    }

    boolean isReadyEverywhere(String digest) {
        return ready.getOrDefault(digest, Set.of()).size() == subtasks;
    }

    boolean hasFailed(String digest) {
        return !failed.getOrDefault(digest, Map.of()).isEmpty();
    }

    /** Has every subtask said whether it can use it? */
    boolean isSettled(String digest) {
        return ready.getOrDefault(digest, Set.of()).size()
                        + failed.getOrDefault(digest, Map.of()).size()
                == subtasks;
    }
}
