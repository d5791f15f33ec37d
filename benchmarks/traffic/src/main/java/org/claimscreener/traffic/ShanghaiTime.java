package org.claimscreener.traffic;

/**
 * Civil time of Asia/Shanghai by plain arithmetic: no daylight saving since 1991, so the offset is fixed, and time-zone look-ups
 * would cost more than all else in the generator.
 */
final class ShanghaiTime {
    static final long SECOND_MS = 1_000;
    static final long MINUTE_MS = 60 * SECOND_MS;
    static final long HOUR_MS = 60 * MINUTE_MS;
    static final long DAY_MS = 24 * HOUR_MS;

    private static final long OFFSET_MS = 8 * HOUR_MS;
    private static final int THURSDAY = 3; // 1970-01-01, counted from Monday = 0

    private ShanghaiTime() {}

    /** Milliseconds UTC of a second of a local day. */
    static long atMs(long epochDay, int secondOfDay) {
        return epochDay * DAY_MS + secondOfDay * SECOND_MS - OFFSET_MS;
    }

    static long startOfDayMs(long epochDay) {
        return atMs(epochDay, 0);
    }

    static long epochDay(long ms) {
        return Math.floorDiv(ms + OFFSET_MS, DAY_MS);
    }

    static int secondOfDay(long ms) {
        return (int) (Math.floorMod(ms + OFFSET_MS, DAY_MS) / SECOND_MS);
    }

    /** 0 = Monday to 6 = Sunday. */
    static int dayOfWeek(long epochDay) {
        return (int) Math.floorMod(epochDay + THURSDAY, 7L);
    }

    static boolean isWeekend(long epochDay) {
        return dayOfWeek(epochDay) >= 5;
    }
}
