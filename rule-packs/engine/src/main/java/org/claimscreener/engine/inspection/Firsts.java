package org.claimscreener.engine.inspection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * Which settlements were met before, in 16 to 32 bytes each: a province has tens of millions a month. Two ids are taken for
 * one with a probability of 1 in 20,000 among thirty million. Bound: 2^28 ids. Not thread-safe.
 */
public final class Firsts {
    private static final int SMALLEST = 1 << 10;
    private static final int LARGEST = 1 << 29;

    private long[] slots = new long[SMALLEST];
    private int size;

    /**
     * Adds one.
     *
     * @return it had not come before
     * @throws IllegalStateException when there are too many
     */
    public boolean add(String settlementId) {
        if (size >= slots.length / 2) {
            grow();
        }
        boolean added = put(slots, name(settlementId));
        size += added ? 1 : 0;
        return added;
    }

    public int size() {
        return size;
    }

    private void grow() {
        if (slots.length == LARGEST) {
            throw new IllegalStateException(
                    "more than " + LARGEST / 2 + " settlements in a month; check fewer at a time");
        }
        long[] larger = new long[slots.length * 2];
        for (long name : slots) {
            if (name != 0) {
                put(larger, name);
            }
        }
        slots = larger;
    }

    private static boolean put(long[] slots, long name) {
        int at = (int) (name & (slots.length - 1));
        while (slots[at] != 0) {
            if (slots[at] == name) {
                return false;
            }
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = name;
        return true;
    }

    /** Of SHA-256, so that nobody can make an id that is taken for another; never 0. */
    private static long name(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Math.max(1, ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
