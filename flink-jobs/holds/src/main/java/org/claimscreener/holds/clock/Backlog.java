package org.claimscreener.holds.clock;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

import org.claimscreener.holds.clock.CommandLog.Extent;
import org.jspecify.annotations.Nullable;

/**
 * What of the log has been heard, against samples of how far it reached. A sample is reached once everything that the log
 * held then has been heard; so whatever was appended before it was taken, has been. Two samples are kept: the one that is
 * being waited for, and the newest one after it; waiting always for the newest would never end under load. Not thread-safe.
 */
final class Backlog {
    private final Map<Integer, Long> next = new TreeMap<>();
    private @Nullable Sample awaited;
    private @Nullable Sample newest;

    private record Sample(long takenAtMs, Map<Integer, Extent> extents) {}

    /** A record was heard. */
    void heard(int partition, long offset) {
        next.merge(partition, offset + 1, Math::max);
    }

    /** The next offset of each partition of which any record was heard. */
    Map<Integer, Long> positions() {
        return Map.copyOf(next);
    }

    /** Goes on from positions that were kept. */
    void goOnFrom(int partition, long nextOffset) {
        next.merge(partition, nextOffset, Math::max);
    }

    /**
     * The log was asked.
     *
     * @param takenAtMs before it was
     */
    void sampled(long takenAtMs, Map<Integer, Extent> extents) {
        Sample sample = new Sample(takenAtMs, Map.copyOf(extents));
        if (awaited == null) {
            awaited = sample;
        } else {
            newest = sample;
        }
    }

    /** When the newest sample was taken that has been reached since the last call; empty when none has. */
    OptionalLong reached() {
        OptionalLong reached = OptionalLong.empty();
        Sample sample = awaited;
        while (sample != null && isReached(sample)) {
            reached = OptionalLong.of(sample.takenAtMs());
            awaited = newest;
            newest = null;
            sample = awaited;
        }
        return reached;
    }

    private boolean isReached(Sample sample) {
        for (Map.Entry<Integer, Extent> partition : sample.extents().entrySet()) {
            // What was removed at the partition's beginning cannot be heard any more.
            long heard = Math.max(
                    next.getOrDefault(partition.getKey(), 0L),
                    partition.getValue().begin());
            if (heard < partition.getValue().end()) {
                return false;
            }
        }
        return true;
    }
}
