package org.claimscreener.screening.standing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.wire.record.StandingEntry;
import org.jspecify.annotations.Nullable;

/**
 * One table a JVM and log, shared by all subtasks that decide. Whoever joins first starts the thread that reads the log to
 * its end as it was then; everybody who joins waits for that, so nothing is decided before it. The same thread follows.
 *
 * <p>A board that nobody uses goes on following until another log is joined, or for ten minutes: a job that restarts after
 * a fault closes all its subtasks before it opens new ones, and would read the whole log again otherwise.
 */
final class StandingBoard {
    private static final Map<StandingLog, StandingBoard> BOARDS = new HashMap<>();

    private final StandingLog log;
    private final StandingTable table = new StandingTable();
    private final CompletableFuture<@Nullable Void> loaded = new CompletableFuture<>();
    private final Limits limits;

    /** Guarded by {@link #BOARDS}, as is the next. */
    private int users;

    private long idleSinceNanos;
    private volatile boolean retired;

    /**
     * What a board bears with.
     *
     * @param maxSubjects more of them when the log is first read is an error: the heap is not sized for them
     * @param stall the first reading is given up after so long without a record
     * @param idle a board that nobody uses ends after so long
     */
    record Limits(int maxSubjects, Duration stall, Duration idle) {
        static final Limits DEFAULT = new Limits(1_000_000, Duration.ofSeconds(30), Duration.ofMinutes(10));
    }

    private StandingBoard(StandingLog log, Limits limits) {
        this.log = log;
        this.limits = limits;
    }

    /**
     * The board of the log, with all that had been issued when it was first joined.
     *
     * @throws IllegalStateException when the log cannot be read to its end; the next call tries anew
     */
    static StandingSource.Lease join(StandingLog log, Limits limits) throws InterruptedException {
        StandingBoard board;
        synchronized (BOARDS) {
            board = BOARDS.get(log);
            if (board == null) {
                retireIdle();
                board = new StandingBoard(log, limits);
                BOARDS.put(log, board);
                new StandingFollower(board, log, board.table, limits).start();
            }
            board.users++;
        }
        try {
            board.loaded.get();
            return new Book(board);
        } catch (InterruptedException e) {
            board.leave();
            throw e;
        } catch (ExecutionException e) {
            board.leave();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "The standings cannot be read, and nothing is decided without them, for it would pay the barred: "
                            + cause.getMessage(),
                    cause);
        }
    }

    private static void retireIdle() {
        BOARDS.values().removeIf(board -> {
            if (board.users == 0) {
                board.retired = true;
            }
            return board.users == 0;
        });
    }

    private void leave() {
        synchronized (BOARDS) {
            users--;
            idleSinceNanos = System.nanoTime();
        }
    }

    /** By the follower: all that had been issued at the start is in the table. */
    void loaded() {
        loaded.complete(null);
    }

    /** By the follower, which ends before all was read: whoever joins next starts another. */
    void failed(RuntimeException cause) {
        loaded.completeExceptionally(cause);
    }

    /** By the follower, as its last word, whatever ended it. */
    void ended() {
        synchronized (BOARDS) {
            BOARDS.remove(log, this);
        }
        loaded.completeExceptionally(new IllegalStateException("the thread that reads them ended"));
    }

    /** By the follower, now and then: is it to end? */
    boolean isOver() {
        synchronized (BOARDS) {
            if (users == 0
                    && idleSinceNanos != 0
                    && System.nanoTime() - idleSinceNanos > limits.idle().toNanos()) {
                BOARDS.remove(log, this);
                retired = true;
            }
        }
        return retired;
    }

    /** One subtask's use. */
    private static final class Book implements StandingSource.Lease {
        private final StandingBoard board;
        private final StandingTable.Reader table;
        private boolean closed;

        private Book(StandingBoard board) {
            this.board = board;
            this.table = board.table.reader();
        }

        @Override
        public List<StandingEntry> entries(StandingKey subject) {
            return table.entries(subject);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                board.leave();
            }
        }
    }
}
