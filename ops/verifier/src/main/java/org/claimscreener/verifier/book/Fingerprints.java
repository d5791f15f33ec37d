package org.claimscreener.verifier.book;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Short names of bytes: the first half of their SHA-256, so that no two are ever alike. Not thread-safe. */
public final class Fingerprints {
    private final MessageDigest sha256 = newSha256();

    /** 128 bits, as an unsigned number in two halves. */
    public record Fingerprint(long high, long low) {}

    /** Of bytes. */
    public Fingerprint of(byte[] bytes) {
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest(bytes));
        return new Fingerprint(digest.getLong(), digest.getLong());
    }

    /** Of the UTF-8 form of a text. */
    public Fingerprint of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one is broken", e);
        }
    }
}
