package org.claimscreener.launcher.demo;

import org.HdrHistogram.Histogram;

/**
 * Latencies of decisions, in two ways, each in milliseconds.
 *
 * <p><b>From append</b>: from the broker's LogAppendTime of the settlement (which the decision carries as
 * {@code received_at}) to its decision being in a consumer's hands, one clock, since all run on one machine. The append
 * time is in whole milliseconds, rounded down; so what is shown is up to 1 ms too long, 0.5 ms on average, and never too
 * short.
 *
 * <p><b>From schedule</b>: from the moment at which the settlement should have been sent, so that a sender held up by a
 * slow system counts against the system. Measured with the monotonic clock.
 *
 * <p>Only the first decision of a settlement counts: the answer to a retry carries the first input's append time. Not
 * thread-safe; its owner guards it.
 */
final class Latencies {
    private static final long LONGEST_MICROS = 3_600_000_000L;
    private static final int DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1_000;

    private final Histogram fromAppend = new Histogram(LONGEST_MICROS, DIGITS);
    private final Histogram fromSchedule = new Histogram(LONGEST_MICROS, DIGITS);

    /**
     * Percentiles in milliseconds; all 0 while nothing was measured.
     *
     * @param count measurements
     */
    record Percentiles(double p50, double p99, double p999, double max, long count) {}

    void record(long microsFromAppend, long microsFromSchedule) {
        fromAppend.recordValue(bounded(microsFromAppend));
        fromSchedule.recordValue(bounded(microsFromSchedule));
    }

    Percentiles fromAppend() {
        return percentiles(fromAppend);
    }

    Percentiles fromSchedule() {
        return percentiles(fromSchedule);
    }

    private static long bounded(long micros) {
        return Math.min(LONGEST_MICROS, Math.max(0, micros));
    }

    private static Percentiles percentiles(Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return new Percentiles(0, 0, 0, 0, 0);
        }
        return new Percentiles(
                histogram.getValueAtPercentile(50) / MICROS_PER_MILLI,
                histogram.getValueAtPercentile(99) / MICROS_PER_MILLI,
                histogram.getValueAtPercentile(99.9) / MICROS_PER_MILLI,
                histogram.getMaxValue() / MICROS_PER_MILLI,
                histogram.getTotalCount());
    }
}
