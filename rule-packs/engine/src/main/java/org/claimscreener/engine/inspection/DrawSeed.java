package org.claimscreener.engine.inspection;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A month's secret until it is revealed. Immutable, thread-safe. */
public final class DrawSeed {
    public static final int BYTES = 32;

    /** A lot is below 2 to this power, so that a citizen's spreadsheet holds it exactly. */
    public static final int LOT_BITS = 52;

    private static final String HMAC = "HmacSHA256";
    private static final int LOT_DIGITS = LOT_BITS / 4;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private final byte[] bytes;

    private DrawSeed(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Of bytes that nobody could guess.
     *
     * @throws IllegalArgumentException when they are not {@link #BYTES}
     */
    public static DrawSeed of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a seed of " + bytes.length + " bytes");
        }
        return new DrawSeed(bytes.clone());
    }

    /** Of 64 lower-case hex digits; empty when they are not. */
    public static Optional<DrawSeed> parse(String hex) {
        return isDigest(hex) ? Optional.of(new DrawSeed(HexFormat.of().parseHex(hex))) : Optional.empty();
    }

    /** 64 lower-case hex digits, as of a seed or of a commitment. */
    static boolean isDigest(String hex) {
        return HEX.matcher(hex).matches();
    }

    /** The seed itself: to be told to nobody before its month is over. */
    public String reveal() {
        return HexFormat.of().formatHex(bytes);
    }

    /** SHA-256 of the seed, lower-case hex: may be told at once, and tells nothing. */
    public String commitment() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * A settlement's lot: the first 13 hex digits of HMAC-SHA256(seed, id, line feed, digest) as a number, from 0 to 2^52 - 1.
     * What is not known before the settlement is there, its content, goes into it.
     */
    public long lot(String settlementId, String contentDigest) {
        return lot(settlementId + "\n" + contentDigest);
    }

    /**
     * The same for something else that is drawn with this seed.
     *
     * @param purpose what is drawn, without line feeds: lots of different purposes have nothing to do with each other
     */
    long lotFor(String purpose, String what) {
        // Two line feeds in front: no settlement's text begins so, for its digest has none and its id is not blank.
        return lot("\n\n" + purpose + "\n" + what);
    }

    private long lot(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes, HMAC));
            String hex = HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.fromHexDigitsToLong(hex, 0, LOT_DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    /** Not the seed: this may stand in a log. */
    @Override
    public String toString() {
        return "the seed of commitment " + commitment();
    }
}
