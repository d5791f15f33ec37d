package org.claimscreener.engine.feature;

import java.util.BitSet;

/** Civil days of which the longest run is asked. Not thread-safe. */
public final class RunOfDays {
    /** Window and longest stay; what lies further back is no part of any window. */
    private static final int MOST_DAYS = 800;

    private final long lastDay;
    private final BitSet days = new BitSet(MOST_DAYS);

    /** Days up to and with this one, an epoch day. */
    public RunOfDays(long lastDay) {
        this.lastDay = lastDay;
    }

    /** The days from the one to the other, both included; those out of reach are left out. */
    public void add(long first, long last) {
        long from = Math.max(0, lastDay - last);
        long to = Math.min(MOST_DAYS - 1L, lastDay - first);
        if (from <= to) {
            days.set((int) from, (int) to + 1);
        }
    }

    /** Length of the longest run, 0 when no day was added. */
    public long longest() {
        int longest = 0;
        int at = days.nextSetBit(0);
        while (at >= 0) {
            int end = days.nextClearBit(at);
            longest = Math.max(longest, end - at);
            at = days.nextSetBit(end);
        }
        return longest;
    }
}
