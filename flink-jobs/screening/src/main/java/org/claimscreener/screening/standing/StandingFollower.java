package org.claimscreener.screening.standing;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;

import org.claimscreener.engine.readback.LogPosition;
import org.claimscreener.flow.OwnThreads;
import org.claimscreener.screening.metrics.StandingMetrics;
import org.claimscreener.wire.record.StandingKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log of standings into the table of a board, in a thread of its own: first to its end, then as records come. A
 * record that cannot be read is counted, logged by its place, and passed over: what was in force stays in force.
 */
final class StandingFollower {
    private static final Logger LOG = LoggerFactory.getLogger(StandingFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PROGRESS = Duration.ofSeconds(2);

    /** How often the log is asked whether it ends where this has come to. */
    private static final Duration CONFIRMATION = Duration.ofSeconds(5);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    /** A topic full of rubbish must not fill the disk with lines about it; the counter counts all. */
    private static final int MOST_TOLD = 100;

    private final StandingBoard board;
    private final StandingLog log;
    private final StandingTable table;
    private final StandingBoard.Limits limits;
    private final StandingMetrics metrics = StandingMetrics.ofThisJvm();
    private LogPosition position = LogPosition.BEGINNING;
    private long reads;
    private int told;
    private int reported;
    private final Map<StandingKind, Integer> reportedEntries = new EnumMap<>(StandingKind.class);

    StandingFollower(StandingBoard board, StandingLog log, StandingTable table, StandingBoard.Limits limits) {
        this.board = board;
        this.log = log;
        this.table = table;
        this.limits = limits;
    }

    /** Starts the thread; it ends when the board is over, or when the first reading fails. */
    void start() {
        OwnThreads.daemon("follower of standings", this::run).start();
    }

    private void run() {
        try {
            loadAndFollow();
            while (!board.isOver() && pause()) {
                followAgain();
            }
        } catch (RuntimeException e) {
            board.failed(e);
        } finally {
            tell(0, kind -> 0);
            board.ended();
        }
    }

    private void loadAndFollow() {
        try (StandingLog.Reader reader = log.open()) {
            load(reader);
            board.loaded();
            followUntilFailure(reader);
        }
    }

    private void followAgain() {
        try (StandingLog.Reader reader = log.open()) {
            reader.seek(position);
            followUntilFailure(reader);
        } catch (RuntimeException e) {
            LOG.error("The standings cannot be reached; what was in force stays so until they can", e);
        }
    }

    /** False when the thread is to end. */
    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void load(StandingLog.Reader reader) {
        long began = System.nanoTime();
        long toldAt = began;
        long progressAt = began;
        LogPosition end = reader.end();
        while (reader.position().recordsTo(end) > 0) {
            LogPosition before = reader.position();
            reader.poll(POLL, this::take);
            long now = System.nanoTime();
            if (!reader.position().equals(before)) {
                progressAt = now;
            } else if (now - progressAt > limits.stall().toNanos()) {
                throw new IllegalStateException(
                        "nothing came for " + limits.stall().toMillis() + " ms after " + reads
                                + " records. Check the broker; the task tries again by itself");
            }
            refuseTooMany();
            if (now - toldAt > PROGRESS.toNanos()) {
                toldAt = now;
                LOG.info(
                        "Reading standings: {} records, at most {} to come",
                        reads,
                        reader.position().recordsTo(end));
            }
        }
        position = reader.position();
        metrics.atEnd();
        LOG.info(
                "Standings of {} subjects read, from {} records in {} ms; their records take {} bytes",
                table.subjects(),
                reads,
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                table.recordBytes());
    }

    private void refuseTooMany() {
        if (table.subjects() > limits.maxSubjects()) {
            throw new IllegalStateException("there are those of more than " + limits.maxSubjects()
                    + " subjects, more than the table is meant to hold. Issue empty standings for those about whom"
                    + " nothing is in force any more, or raise StandingBoard's limit and the heap with it");
        }
    }

    /** Returns when the board is over or the log fails. */
    private void followUntilFailure(StandingLog.Reader reader) {
        metrics.follows(1);
        long confirmedAt = System.nanoTime();
        try {
            while (!board.isOver()) {
                reader.poll(POLL, this::take);
                position = reader.position();
                if (System.nanoTime() - confirmedAt > CONFIRMATION.toNanos()) {
                    confirmedAt = System.nanoTime();
                    confirmEnd(reader);
                }
            }
        } catch (RuntimeException e) {
            LOG.error("The standings can no longer be followed; what was in force stays so. Trying again", e);
        } finally {
            metrics.follows(-1);
        }
    }

    private void confirmEnd(StandingLog.Reader reader) {
        try {
            if (position.recordsTo(reader.end()) == 0) {
                metrics.atEnd();
            }
        } catch (RuntimeException e) {
            LOG.warn("The standings do not answer; what was in force stays so: {}", e.getMessage());
        }
        if (table.subjects() > limits.maxSubjects()) {
            // Leaving one out would pay the barred; the next start refuses.
            LOG.error(
                    "There are standings of {} subjects; the table is meant for {}",
                    table.subjects(),
                    limits.maxSubjects());
        }
    }

    private void take(int partition, long offset, byte @Nullable [] key, byte @Nullable [] value) {
        reads++;
        metrics.read();
        table.take(key, value).ifPresent(problem -> {
            metrics.unreadable();
            if (told++ < MOST_TOLD) {
                LOG.error(
                        "A standing cannot be read and is passed over, partition {} offset {}: {} Have it issued again",
                        partition,
                        offset,
                        problem);
            }
        });
        tell(table.subjects(), table::entries);
    }

    private void tell(int subjects, ToIntFunction<StandingKind> entries) {
        metrics.subjects(subjects - reported);
        reported = subjects;
        for (StandingKind kind : StandingKind.values()) {
            int now = entries.applyAsInt(kind);
            Integer before = reportedEntries.put(kind, now);
            metrics.entries(kind, now - (before == null ? 0 : before));
        }
    }
}
