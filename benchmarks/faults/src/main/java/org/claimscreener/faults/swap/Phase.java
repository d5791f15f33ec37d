package org.claimscreener.faults.swap;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;

/**
 * A stretch of a run, and how long those waited whose settlements were due in it. Latencies run from the intended sending to
 * the reading of the first decision.
 */
public final class Phase {
    private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final int DIGITS = 3;

    private final String name;
    private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
    private final long undecided;

    private Phase(String name, long undecided) {
        this.name = name;
        this.undecided = undecided;
    }

    /**
     * When it was, by the monotonic clock.
     *
     * @param toNanos exclusive
     */
    record Span(String name, long fromNanos, long toNanos) {}

    static Phase of(Span span, List<SeenDecisions.Seen> decisions) {
        List<SeenDecisions.Seen> within = decisions.stream()
                .filter(seen -> seen.dueNanos() >= span.fromNanos() && seen.dueNanos() < span.toNanos())
                .toList();
        Phase phase = new Phase(
                span.name(),
                within.stream().filter(SeenDecisions.Seen::undecided).count());
        within.forEach(seen -> phase.micros.recordValue(Math.min(
                LONGEST_MICROS, Math.max(0, TimeUnit.NANOSECONDS.toMicros(seen.readNanos() - seen.dueNanos())))));
        return phase;
    }

    public String name() {
        return name;
    }

    /** Decisions. */
    public long count() {
        return micros.getTotalCount();
    }

    /** Decisions that say that nothing could be decided, and hold. */
    public long undecided() {
        return undecided;
    }

    /** The latency that so many per cent do not exceed, to three digits. */
    public Duration percentile(double percent) {
        return ofMicros(micros.getValueAtPercentile(percent));
    }

    /** The longest latency, to three digits. */
    public Duration max() {
        return ofMicros(micros.getMaxValue());
    }

    /** Decisions that took longer. */
    public long slowerThan(Duration limit) {
        long limitMicros = TimeUnit.NANOSECONDS.toMicros(limit.toNanos());
        return count() - (count() == 0 ? 0 : micros.getCountBetweenValues(0, limitMicros));
    }

    private static Duration ofMicros(long value) {
        return Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(value));
    }
}
