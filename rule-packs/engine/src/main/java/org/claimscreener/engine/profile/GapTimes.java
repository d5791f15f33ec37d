package org.claimscreener.engine.profile;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The latest own times at which a feature counted, in seconds, so that the time since the one before can be told and taken
 * back: at most {@link #MOST} different ones with how often each was counted. What is older than all that was ever dropped
 * is not kept. Stored as the latest dropped time, then from the latest to the earliest the time, after the first as distance
 * from the one before, and its count. Not thread-safe.
 */
final class GapTimes {
    static final int MOST = 8;

    private final NavigableMap<Long, Long> counts = new TreeMap<>();
    private long dropped;

    GapTimes(long[] stored) {
        dropped = stored.length == 0 ? 0 : stored[0];
        long time = 0;
        for (int i = 1; i + 1 < stored.length; i += 2) {
            time = i == 1 ? stored[i] : time - stored[i];
            counts.put(time, stored[i + 1]);
        }
    }

    void add(long second) {
        if (second <= dropped) {
            return;
        }
        counts.merge(second, 1L, Long::sum);
        if (counts.size() > MOST) {
            dropped = counts.firstKey();
            counts.remove(dropped);
        }
    }

    void takeBack(long second) {
        counts.computeIfPresent(second, (time, count) -> count > 1 ? count - 1 : null);
    }

    /** The latest time not after that one, so many counts at that very time left out; 0 when none is kept. */
    long before(long second, long own) {
        if (counts.getOrDefault(second, 0L) > own) {
            return second;
        }
        Long earlier = counts.lowerKey(second);
        return earlier == null ? 0 : earlier;
    }

    /** The latest time that is no longer kept; 0 for none. */
    long dropped() {
        return dropped;
    }

    long[] stored() {
        long[] stored = new long[1 + 2 * counts.size()];
        stored[0] = dropped;
        int i = 1;
        long last = 0;
        for (Map.Entry<Long, Long> entry : counts.descendingMap().entrySet()) {
            stored[i] = i == 1 ? entry.getKey() : last - entry.getKey();
            stored[i + 1] = entry.getValue();
            last = entry.getKey();
            i += 2;
        }
        return stored;
    }
}
