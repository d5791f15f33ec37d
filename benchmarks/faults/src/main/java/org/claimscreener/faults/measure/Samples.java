package org.claimscreener.faults.measure;

import java.util.Arrays;

/**
 * When settlements should have been sent and when their first decision was read, in nanoseconds of one monotonic clock, in
 * the order of reading. Not thread-safe.
 */
public final class Samples {
    private static final int INITIAL = 4_096;

    private long[] due = new long[INITIAL];
    private long[] read = new long[INITIAL];
    private int size;

    /** Adds one; it was read no earlier than those before it. */
    public void add(long dueNanos, long readNanos) {
        if (size == due.length) {
            due = Arrays.copyOf(due, 2 * size);
            read = Arrays.copyOf(read, 2 * size);
        }
        due[size] = dueNanos;
        read[size] = readNanos;
        size++;
    }

    public int size() {
        return size;
    }

    public long dueNanos(int index) {
        return due[index];
    }

    public long readNanos(int index) {
        return read[index];
    }

    /** A copy of those from an index on. */
    public Samples since(int index) {
        Samples copy = new Samples();
        copy.due = Arrays.copyOfRange(due, index, Math.max(size, index + 1));
        copy.read = Arrays.copyOfRange(read, index, Math.max(size, index + 1));
        copy.size = size - index;
        return copy;
    }
}
