package org.claimscreener.load.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Latency over time. Stateless. */
final class Slices {
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private Slices() {}

    /** Of what was answered, by when it was due. */
    static List<PhaseResult.Slice> of(Track track, long begin) {
        List<PhaseResult.Slice> slices = new ArrayList<>();
        int from = 0;
        while (from < track.size()) {
            long slice = (track.dueNanos(from) - begin) / SLICE_NANOS;
            int to = from;
            while (to < track.size() && (track.dueNanos(to) - begin) / SLICE_NANOS == slice) {
                to++;
            }
            double[] sorted = sortedMs(track, from, to);
            if (sorted.length > 0) {
                slices.add(new PhaseResult.Slice(
                        (int) (slice * TimeUnit.NANOSECONDS.toMillis(SLICE_NANOS)),
                        sorted[sorted.length / 2],
                        sorted[sorted.length - 1]));
            }
            from = to;
        }
        return slices;
    }

    /** Median of the last tenth of the schedule; endless when none of it was answered. */
    static double lastMs(Track track) {
        double[] sorted = sortedMs(track, track.size() - Math.max(1, track.size() / 10), track.size());
        return sorted.length == 0 ? Double.POSITIVE_INFINITY : sorted[sorted.length / 2];
    }

    private static double[] sortedMs(Track track, int from, int to) {
        double[] ms = new double[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (track.isAnswered(i)) {
                ms[count++] = track.tookNanos(i) / 1e6;
            }
        }
        double[] sorted = Arrays.copyOf(ms, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
