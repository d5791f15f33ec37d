package org.claimscreener.faults.measure;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;

/**
 * What one fault cost those who wait for decisions.
 *
 * @param what was done
 * @param p99Before of the settlements that were due in the ten seconds before; empty when too few were
 * @param firstDecision from the fault to the first decision of a settlement that was due after it. Decisions that a part not
 *     yet hit still gives do not count: when a silence of half a second or more began within five seconds of the fault, the one
 *     that ends the longest of them
 * @param normal from the fault to the beginning of the first two seconds whose p99 is below twice that of before, and whose
 *     next two seconds are so too; empty when that did not happen while it was watched
 * @param worst latency of a settlement due after the fault; zero when there is none
 */
public record Recovery(
        String what,
        Optional<Duration> p99Before,
        Optional<Duration> firstDecision,
        Optional<Duration> normal,
        Duration worst) {

    private static final long BASELINE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Longer than any time-out that lets a fault be noticed; a later silence has other causes. */
    private static final long NOTICED_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(2);
    private static final int DIGITS = 3;

    /** A p99 of fewer than this is the largest, which says little. */
    private static final int LEAST_SAMPLES = 20;

    /**
     * Works it out.
     *
     * @param calmNanos until when all was well: the fault, or the first of several that belong together
     * @param faultNanos when it happened
     * @param endNanos until when it is watched: the next fault, or the end of sending
     */
    public static Recovery of(String what, Samples samples, long calmNanos, long faultNanos, long endNanos) {
        Optional<Duration> before =
                p99(samples, calmNanos - BASELINE_NANOS, calmNanos, calmNanos).map(Duration::ofNanos);
        return new Recovery(
                what,
                before,
                firstDecision(samples, faultNanos),
                before.flatMap(p99 -> normal(samples, faultNanos, endNanos, 2 * p99.toNanos())),
                worst(samples, faultNanos, endNanos));
    }

    private static Optional<Duration> firstDecision(Samples samples, long faultNanos) {
        long heard = faultNanos;
        long longest = 0;
        long silenceEnd = faultNanos;
        for (int i = 0; i < samples.size(); i++) {
            long read = samples.readNanos(i);
            if (read <= faultNanos) {
                continue;
            }
            if (heard - faultNanos > NOTICED_NANOS) {
                break;
            }
            if (read - heard > Math.max(longest, SILENCE_NANOS)) {
                longest = read - heard;
                silenceEnd = read;
            }
            heard = read;
        }
        return firstDue(samples, faultNanos, silenceEnd);
    }

    private static Optional<Duration> firstDue(Samples samples, long faultNanos, long fromNanos) {
        for (int i = 0; i < samples.size(); i++) {
            if (samples.readNanos(i) >= fromNanos && samples.dueNanos(i) >= faultNanos) {
                return Optional.of(Duration.ofNanos(samples.readNanos(i) - faultNanos));
            }
        }
        return Optional.empty();
    }

    private static Optional<Duration> normal(Samples samples, long faultNanos, long endNanos, long limitNanos) {
        for (long begin = faultNanos; begin + 2 * WINDOW_NANOS <= endNanos; begin += STEP_NANOS) {
            if (isBelow(samples, begin, limitNanos) && isBelow(samples, begin + WINDOW_NANOS, limitNanos)) {
                return Optional.of(Duration.ofNanos(begin - faultNanos));
            }
        }
        return Optional.empty();
    }

    private static boolean isBelow(Samples samples, long begin, long limitNanos) {
        Optional<Long> p99 = p99(samples, begin, begin + WINDOW_NANOS, Long.MAX_VALUE);
        return p99.isPresent() && p99.get() < limitNanos;
    }

    private static Duration worst(Samples samples, long faultNanos, long endNanos) {
        long worst = 0;
        for (int i = 0; i < samples.size(); i++) {
            if (samples.dueNanos(i) >= faultNanos && samples.dueNanos(i) < endNanos) {
                worst = Math.max(worst, samples.readNanos(i) - samples.dueNanos(i));
            }
        }
        return Duration.ofNanos(worst);
    }

    /** Of the settlements due in [from, to) and decided before a time, in nanoseconds; empty when they are too few. */
    private static Optional<Long> p99(Samples samples, long from, long to, long readBefore) {
        Histogram histogram = new Histogram(LONGEST_NANOS, DIGITS);
        for (int i = 0; i < samples.size(); i++) {
            long due = samples.dueNanos(i);
            if (due >= from && due < to && samples.readNanos(i) < readBefore) {
                histogram.recordValue(Math.min(LONGEST_NANOS, Math.max(0, samples.readNanos(i) - due)));
            }
        }
        return histogram.getTotalCount() < LEAST_SAMPLES
                ? Optional.empty()
                : Optional.of(histogram.getValueAtPercentile(99));
    }
}
