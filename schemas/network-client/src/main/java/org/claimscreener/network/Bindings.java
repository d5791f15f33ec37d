package org.claimscreener.network;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which decision binds each settlement id: the SHA-256 of the first one met. Bounded: the id that was met least
 * recently is forgotten first, and a forgotten id is as one never met. One id takes about 250 bytes of heap.
 *
 * <p>Not thread-safe: the reader's alone.
 */
final class Bindings {
    private static final float LOAD = 0.75f;
    private static final int INITIAL_CAPACITY = 1024;

    /** How a decision relates to those before it. */
    enum Standing {
        /** No other of its id is remembered: it binds. */
        FIRST,
        /** The binding one again, byte for byte. */
        EQUAL,
        /** Other bytes than the binding one. */
        CONTRADICTION
    }

    private final MessageDigest sha256 = newSha256();
    private final Map<String, byte[]> digests;

    Bindings(int maxIds) {
        digests = new LinkedHashMap<>(Math.min(maxIds, INITIAL_CAPACITY), LOAD, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
                return size() > maxIds;
            }
        };
    }

    /** The decision's standing; remembers a first one. */
    Standing meet(String settlementId, byte[] decision) {
        byte[] digest = sha256.digest(decision);
        byte[] binding = digests.get(settlementId);
        if (binding == null) {
            digests.put(settlementId, digest);
            return Standing.FIRST;
        }
        return MessageDigest.isEqual(binding, digest) ? Standing.EQUAL : Standing.CONTRADICTION;
    }

    int size() {
        return digests.size();
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one is broken", e);
        }
    }
}
