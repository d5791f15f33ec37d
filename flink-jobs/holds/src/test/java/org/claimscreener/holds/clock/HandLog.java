package org.claimscreener.holds.clock;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** A log of commands whose extent a test says, and when it answers. Not thread-safe. */
final class HandLog implements CommandLog {
    private static final long serialVersionUID = 1L;

    private final transient Map<Integer, Extent> extents = new HashMap<>();
    private final transient Queue<CompletableFuture<Map<Integer, Extent>>> asked = new ArrayDeque<>();
    private transient boolean prompt = true;
    private transient boolean away;
    private transient long newestAppendMs = -1;
    private transient int askedWhenAppended;

    void reaches(int partition, long begin, long end) {
        extents.put(partition, new Extent(begin, end));
    }

    /** From now on it answers only when told to. */
    void hesitates() {
        prompt = false;
    }

    /** What the brokers' clocks said at the newest record. */
    void appended(long epochMs) {
        newestAppendMs = epochMs;
    }

    int askedWhenAppended() {
        return askedWhenAppended;
    }

    void isAway(boolean now) {
        away = now;
    }

    /** Answers the oldest question. */
    void answers() {
        asked.remove().complete(Map.copyOf(extents));
    }

    int openQuestions() {
        return asked.size();
    }

    @Override
    public Asked open() {
        return new Asked() {
            @Override
            public CompletableFuture<Map<Integer, Extent>> extents() {
                if (away) {
                    return CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
                }
                CompletableFuture<Map<Integer, Extent>> answer = new CompletableFuture<>();
                asked.add(answer);
                if (prompt) {
                    answers();
                }
                return answer;
            }

            @Override
            public CompletableFuture<Long> newestAppendMs() {
                askedWhenAppended++;
                return away
                        ? CompletableFuture.failedFuture(new IllegalStateException("the broker is away"))
                        : CompletableFuture.completedFuture(newestAppendMs);
            }

            @Override
            public void close() {
                asked.clear();
            }
        };
    }
}
