package org.claimscreener.load.measure;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Of a stretch of numbered messages, when each was due and how long it took until its answer was read. One thread sends, one
 * reads, any looks.
 */
final class Track {
    private static final long NONE = 0;

    private final long first;
    private final AtomicLongArray due;
    private final AtomicLongArray took;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();

    Track(long first, int count) {
        this.first = first;
        this.due = new AtomicLongArray(count);
        this.took = new AtomicLongArray(count);
    }

    /** @param dueNanos of {@link System#nanoTime}, as intended */
    void sent(int index, long dueNanos) {
        due.setRelease(index, dueNanos);
    }

    /** For the reader's thread. */
    void read(long number, long nowNanos) {
        long index = number - first;
        if (index < 0 || index >= due.length()) {
            return;
        }
        int at = (int) index;
        if (took.getPlain(at) != NONE) {
            repeated.incrementAndGet();
            return;
        }
        took.setRelease(at, Math.max(1, nowNanos - due.getAcquire(at)));
        answered.incrementAndGet();
    }

    int size() {
        return due.length();
    }

    int answered() {
        return answered.get();
    }

    /** Answers to what had been answered. */
    int repeated() {
        return repeated.get();
    }

    boolean isAnswered(int index) {
        return took.getAcquire(index) != NONE;
    }

    long tookNanos(int index) {
        return took.getAcquire(index);
    }

    long dueNanos(int index) {
        return due.getAcquire(index);
    }
}
