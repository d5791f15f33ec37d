package org.claimscreener.console.store;

import java.time.Duration;
import java.util.Arrays;

/**
 * Classes of duration, so that a median over a million holds is a sum over few rows. Class 0 is less than a minute; from
 * there on four classes double the duration, so that a median taken from them is at most a tenth off, however the
 * durations lie. Of less than a quarter of an hour, whole minutes are more than that.
 */
final class DurationClass {
    /** Of the longest duration that a clock of milliseconds can tell. */
    static final int LAST = 200;

    private static final double CLASSES_A_DOUBLING = 4;
    private static final double MINUTES_AN_HOUR = 60;
    private static final double MIDDLE = 0.5;

    private DurationClass() {}

    /** Of a negative duration as of none. */
    static int of(Duration duration) {
        long minutes = duration.toMinutes();
        return minutes < 1 ? 0 : 1 + (int) Math.floor(CLASSES_A_DOUBLING * Math.log((double) minutes) / Math.log(2));
    }

    /**
     * The median, in hours, as the middle of its class; -1 of nothing. Where the two in the middle lie in different
     * classes, that of the shorter one.
     *
     * @param holds by class
     */
    static double medianHours(long[] holds) {
        double half = Arrays.stream(holds).sum() / 2.0;
        long upToHere = 0;
        for (int classNo = 0; classNo < holds.length; classNo++) {
            upToHere += holds[classNo];
            if (holds[classNo] > 0 && upToHere >= half) {
                return middleMinutes(classNo) / MINUTES_AN_HOUR;
            }
        }
        return -1;
    }

    /** As many times its shortest duration as its longest is of it, so that it is equally far off either. */
    private static double middleMinutes(int classNo) {
        return classNo == 0 ? MIDDLE : Math.pow(2, (classNo - 1 + MIDDLE) / CLASSES_A_DOUBLING);
    }
}
