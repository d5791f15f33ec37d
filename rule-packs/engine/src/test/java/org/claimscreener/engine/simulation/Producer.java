package org.claimscreener.engine.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One subtask's writer of one log. What it sends lands later and in order, also when its process has died meanwhile, but
 * never once it is fenced. Each stretch between two barriers is a transaction.
 *
 * @param <T> what it writes
 */
final class Producer<T> {
    private final int subtask;
    private final BiConsumer<T, Transaction> log;
    private final Deque<T> underWay = new ArrayDeque<>();
    private final List<Closed> closed = new ArrayList<>();
    private Transaction open = new Transaction();
    private boolean fenced;
    private long commitThrough = Long.MIN_VALUE;

    private record Closed(long checkpointId, Transaction transaction) {}

    Producer(int subtask, BiConsumer<T, Transaction> log) {
        this.subtask = subtask;
        this.log = log;
    }

    int subtask() {
        return subtask;
    }

    void send(T record) {
        underWay.addLast(record);
    }

    /** The next record lands in the log; false when there is none or it may not. */
    boolean land() {
        if (fenced || underWay.isEmpty()) {
            return false;
        }
        log.accept(underWay.removeFirst(), open);
        return true;
    }

    /** The barrier of a checkpoint passes; returns the transactions that the checkpoint has to see committed. */
    List<Transaction> barrier(long checkpointId, boolean flush) {
        while (flush && land()) {
            // Until everything sent has landed.
        }
        closed.add(new Closed(checkpointId, open));
        open = new Transaction();
        return closed.stream().map(Closed::transaction).toList();
    }

    /** A checkpoint is complete; the commit itself comes later, if ever. */
    void mayCommit(long checkpointId) {
        commitThrough = checkpointId;
    }

    /** Commits what it may; false when there is nothing. */
    boolean commit() {
        if (fenced || closed.isEmpty() || closed.get(0).checkpointId() > commitThrough) {
            return false;
        }
        closed.removeIf(transaction -> {
            boolean due = transaction.checkpointId() <= commitThrough;
            if (due) {
                transaction.transaction().commit();
            }
            return due;
        });
        return true;
    }

    /** Nothing of it lands or commits any more. True if something would have. */
    boolean fence() {
        boolean effective = !fenced && !underWay.isEmpty();
        fenced = true;
        underWay.clear();
        open.abort();
        closed.forEach(transaction -> transaction.transaction().abort());
        return effective;
    }

    /** Its process is gone, and with it what had not left it. */
    void lose() {
        underWay.clear();
    }
}
