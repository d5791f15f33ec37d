package org.claimscreener.verifier.book;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** One person, as the log shows her; nothing tells who it is. */
public final class PatientTrack {
    /** No decision yet. */
    private static final long NEVER = Long.MAX_VALUE;

    private int settlements;
    private long sumHigh;
    private long sumLow;
    private long oldestMillis = NEVER;
    private long newestMillis = Long.MIN_VALUE;
    private boolean unsure;

    private @Nullable Object[] paths = {};
    private long[] lastOffsets = {};

    PatientTrack() {}

    /** How many of the person's settlements were decided. */
    public int settlements() {
        return settlements;
    }

    /** Upper half of the sum of their numbers. */
    public long sumHigh() {
        return sumHigh;
    }

    /** Lower half. */
    public long sumLow() {
        return sumLow;
    }

    /** Append time of the first input that was decided, in milliseconds since 1970. */
    public long oldestMillis() {
        return oldestMillis;
    }

    /** What is remembered of the person cannot be told from the log any more. */
    public boolean unsure() {
        return unsure;
    }

    /** From now on nothing can be told of what is remembered. */
    public void becomeUnsure() {
        unsure = true;
    }

    /** One more settlement, by its number. */
    public void remember(long high, long low, long receivedAtMillis) {
        settlements++;
        oldestMillis = Math.min(oldestMillis, receivedAtMillis);
        add(high, low);
    }

    /** Adds a number, modulo 2^128. */
    public void add(long high, long low) {
        long sum = sumLow + low;
        sumHigh += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        sumLow = sum;
    }

    /** Takes a number away, modulo 2^128. */
    public void subtract(long high, long low) {
        long difference = sumLow - low;
        sumHigh -= high + (Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0);
        sumLow = difference;
    }

    void heardOf(long millis) {
        newestMillis = Math.max(newestMillis, millis);
    }

    boolean silentSince(long millis) {
        return newestMillis < millis;
    }

    /**
     * Notes that an input took effect, and answers the offset of the one that did so before it on the same path; -1 when
     * it is the first. A person visits few institutions, so a list will do.
     */
    public long effect(String institution, int partition, long offset) {
        for (int i = 0; i < lastOffsets.length; i++) {
            if (institution.equals(paths[2 * i]) && Integer.valueOf(partition).equals(paths[2 * i + 1])) {
                long before = lastOffsets[i];
                lastOffsets[i] = Math.max(before, offset);
                return before;
            }
        }
        int count = lastOffsets.length;
        lastOffsets = Arrays.copyOf(lastOffsets, count + 1);
        lastOffsets[count] = offset;
        paths = Arrays.copyOf(paths, 2 * count + 2);
        paths[2 * count] = institution;
        paths[2 * count + 1] = partition;
        return -1;
    }
}
