package org.claimscreener.load.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;
import org.claimscreener.stack.flink.CheckpointTime;
import org.claimscreener.wire.record.Verdict;

/**
 * What became of the settlements of one phase.
 *
 * @param rate intended, a second
 * @param began of the schedule
 * @param sent by the schedule
 * @param unanswered when patience was over
 * @param repeated answers to what had been answered
 * @param deadLetters while it lasted
 * @param latencies from the intended sending to the reading, microseconds
 * @param lastLatencyMs median of the last tenth of the schedule
 * @param slices over time
 * @param cpuMicros used by each process, per settlement
 * @param verdicts of a sample
 * @param checkpoints completed while it lasted
 * @param pauses of the job's garbage collector
 */
public record PhaseResult(
        int rate,
        Instant began,
        Duration lasted,
        int sent,
        int unanswered,
        int repeated,
        long deadLetters,
        Histogram latencies,
        double lastLatencyMs,
        List<Slice> slices,
        Map<String, Double> cpuMicros,
        Map<Verdict, Long> verdicts,
        List<CheckpointTime> checkpoints,
        List<Pause> pauses) {

    /** A system that lags a second behind at the end, or has not answered all, does not keep up. */
    private static final double LARGEST_LAG_MS = 1_000;

    /**
     * The settlements that were due in a tenth of a second.
     *
     * @param atMs since the phase began
     */
    public record Slice(int atMs, double p50Ms, double maxMs) {}

    /**
     * One collection.
     *
     * @param atMs since the phase began
     */
    public record Pause(int atMs, double ms) {}

    /** A percentile, milliseconds. */
    public double ms(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1_000.0;
    }

    public double maxMs() {
        return latencies.getMaxValue() / 1_000.0;
    }

    /** Whether the system keeps up with the rate. */
    public boolean sustained() {
        return unanswered == 0 && lastLatencyMs <= LARGEST_LAG_MS;
    }
}
