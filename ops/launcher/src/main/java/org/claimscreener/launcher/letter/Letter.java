package org.claimscreener.launcher.letter;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

import org.claimscreener.verifier.Place;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Source;

/**
 * A dead letter where it lies.
 *
 * @param at when it was written, by the broker's clock
 */
public record Letter(Place place, Instant at, DeadLetter letter) {
    /** Where the input stands that it tells of. */
    public Place source() {
        Source source = letter.getSource();
        return new Place(source.getTopic(), source.getPartition(), source.getOffset());
    }

    /** The input's bytes, a copy; empty when they were too many to keep. */
    public Optional<byte[]> original() {
        ByteBuffer kept = letter.getOriginal();
        if (kept == null) {
            return Optional.empty();
        }
        byte[] bytes = new byte[kept.remaining()];
        kept.duplicate().get(bytes);
        return Optional.of(bytes);
    }

    /** SHA-256 of the input, 64 hex digits. */
    public static String digest(byte[] original) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(original));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
