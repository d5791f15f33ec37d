package org.claimscreener.engine.disclosure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which settlements were counted: 64 bits of SHA-256 for each in an open table, 11 to 22 bytes a settlement. Of ten
 * million settlements there is one chance in 370,000 that two agree and one of them is not counted. Not thread-safe.
 */
final class SettlementSet {
    private static final int SMALLEST = 1 << 10;

    private long[] slots = new long[SMALLEST];
    private int size;

    /** Whether it was not there. */
    boolean add(String settlementId, String patientId) {
        // Three quarters full is still quick; at four it would never end.
        if (size >= slots.length / 4 * 3) {
            grow();
        }
        return put(slots, hash(settlementId.length() + ":" + settlementId + patientId));
    }

    private boolean put(long[] into, long hash) {
        int at = (int) hash & (into.length - 1);
        while (into[at] != 0) {
            if (into[at] == hash) {
                return false;
            }
            at = (at + 1) & (into.length - 1);
        }
        into[at] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(slots.length, 2)];
        size = 0;
        for (long hash : slots) {
            if (hash != 0) {
                put(larger, hash);
            }
        }
        slots = larger;
    }

    int size() {
        return size;
    }

    private static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            long hash = ByteBuffer.wrap(digest).getLong();
            return hash == 0 ? 1 : hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
