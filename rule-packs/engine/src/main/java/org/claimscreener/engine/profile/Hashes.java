package org.claimscreener.engine.profile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Names of subjects, members and lines in state. Stateless. */
final class Hashes {
    /** 55 bits are written in 8 bytes; 300,000 names of one kind have one chance in a million to hold two that agree. */
    private static final int UNUSED_BITS = 9;

    private static final int LINE_UNUSED_BITS = 16;

    private Hashes() {}

    /** 55 bits of SHA-256, never 0. */
    static long of(String text) {
        return Math.max(1, sha256(text).getLong() >>> UNUSED_BITS);
    }

    /** 48 bits of SHA-256, never 0: enough for the lines of one settlement. */
    static long ofLine(String lineId) {
        return Math.max(1, sha256(lineId).getLong() >>> LINE_UNUSED_BITS);
    }

    /** 32 bits of SHA-256. */
    static int ofDefinition(String definition) {
        return sha256(definition).getInt();
    }

    static ByteBuffer sha256(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
