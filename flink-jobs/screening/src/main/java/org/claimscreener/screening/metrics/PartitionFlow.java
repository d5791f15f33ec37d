package org.claimscreener.screening.metrics;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfScreening;
import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.Counter;

/**
 * What an operator lets in or out, by partition of the settlements' topic. One for each operator instance, in its task's
 * thread; what all of them count is the JVM's. Closing takes back what it added to what is in flight: the next attempt
 * begins anew, and what was on its way is read again.
 */
public final class PartitionFlow implements AutoCloseable {
    /** What lies beyond is counted with the last one. */
    private static final int MOST_PARTITIONS = 64;

    private static final Board THIS_JVM = new Board(JvmRegistry.meters());

    private final Board board;
    private final long[] mine = new long[MOST_PARTITIONS];

    private PartitionFlow(Board board) {
        this.board = board;
    }

    /** Of an operator that opens. */
    public static PartitionFlow open() {
        return new PartitionFlow(THIS_JVM);
    }

    /** Of one on meters of its own, for a test. */
    static PartitionFlow open(Board board) {
        return new PartitionFlow(board);
    }

    /** An input was read. */
    public void read(int partition) {
        board.of(partition).inputs.increment();
        change(partition, 1);
    }

    /** An input that a checkpoint brought: read by an earlier attempt. */
    public void restored(int partition) {
        change(partition, 1);
    }

    /** An input was answered. */
    public void answered(int partition) {
        board.of(partition).answers.increment();
        change(partition, -1);
    }

    /** An input became a dead letter. */
    public void refused(int partition) {
        board.of(partition).refused.increment();
        change(partition, -1);
    }

    private void change(int partition, int by) {
        int index = index(partition);
        mine[index] += by;
        board.of(partition).inFlight.addAndGet(by);
    }

    private static int index(int partition) {
        return Math.min(Math.max(partition, 0), MOST_PARTITIONS - 1);
    }

    @Override
    public void close() {
        for (int partition = 0; partition < mine.length; partition++) {
            if (mine[partition] != 0) {
                board.of(partition).inFlight.addAndGet(-mine[partition]);
                mine[partition] = 0;
            }
        }
    }

    /** The counts that operators share. Thread-safe. */
    static final class Board {
        private final Meters meters;
        private final AtomicReferenceArray<@Nullable Counts> counts = new AtomicReferenceArray<>(MOST_PARTITIONS);

        Board(Meters meters) {
            this.meters = meters;
        }

        private Counts of(int partition) {
            int index = index(partition);
            Counts known = counts.get(index);
            return known == null ? begin(index) : known;
        }

        private synchronized Counts begin(int index) {
            Counts known = counts.get(index);
            if (known == null) {
                known = new Counts(meters, Integer.toString(index));
                counts.set(index, known);
            }
            return known;
        }
    }

    private static final class Counts {
        private final Counter inputs;
        private final Counter answers;
        private final Counter refused;
        private final AtomicLong inFlight = new AtomicLong();

        Counts(Meters meters, String partition) {
            inputs = meters.counter(OfScreening.INPUTS, partition);
            answers = meters.counter(OfScreening.ANSWERS, partition);
            refused = meters.counter(OfScreening.REFUSED, partition);
            meters.gauge(OfScreening.IN_FLIGHT, inFlight, AtomicLong::doubleValue, partition);
        }
    }
}
