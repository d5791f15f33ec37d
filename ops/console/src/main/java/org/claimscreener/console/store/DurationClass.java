package org.claimscreener.console.store;

import java.time.Duration;
import java.util.SortedMap;

/**
 * Classes of duration, so that a median over a million holds is a sum over few rows. Class 0 is less than a minute; from
 * there on four classes double the duration, so that a median taken from them is at most a tenth off.
 */
final class DurationClass {
    private static final double CLASSES_A_DOUBLING = 4;
    private static final double MINUTES_AN_HOUR = 60;

    private DurationClass() {}

    /** Of a negative duration as of none. */
    static int of(Duration duration) {
        long minutes = duration.toMinutes();
        return minutes < 1 ? 0 : 1 + (int) Math.floor(CLASSES_A_DOUBLING * Math.log((double) minutes) / Math.log(2));
    }

    /**
     * The median, in hours, evenly spread within its class; -1 of nothing.
     *
     * @param counts holds by class
     */
    static double medianHours(SortedMap<Integer, Long> counts) {
        double half = counts.values().stream().mapToLong(Long::longValue).sum() / 2.0;
        double below = 0;
        for (var entry : counts.entrySet()) {
            if (entry.getValue() > 0 && below + entry.getValue() >= half) {
                double within = (half - below) / entry.getValue();
                return (lowerMinutes(entry.getKey()) * (1 - within) + lowerMinutes(entry.getKey() + 1) * within)
                        / MINUTES_AN_HOUR;
            }
            below += entry.getValue();
        }
        return -1;
    }

    private static double lowerMinutes(int classNo) {
        return classNo == 0 ? 0 : Math.pow(2, (classNo - 1) / CLASSES_A_DOUBLING);
    }
}
