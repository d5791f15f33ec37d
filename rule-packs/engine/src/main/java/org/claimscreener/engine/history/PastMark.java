package org.claimscreener.engine.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

import org.claimscreener.wire.record.Verdict;

/**
 * Names settlements that are remembered, whatever their order: an unsigned number of 128 bits a settlement, added up
 * modulo 2^128. The rule is that of {@code past_digest} in the Decision schema; an oracle outside computes it anew from
 * the log. It tells a wrong past from the right one; it is no defence against somebody who crafts settlements.
 *
 * @param high upper 64 bits
 * @param low lower 64 bits
 */
public record PastMark(long high, long low) {
    /** Of no settlement at all. */
    public static final PastMark NONE = new PastMark(0, 0);

    private static final String NOTHING_WITHDRAWN = "";
    private static final String ALL_WITHDRAWN = "*";

    /**
     * The mark of one settlement.
     *
     * @param contentDigest of the settlement that was decided
     * @param withdrawnLineIds what has been withdrawn of it so far, in any order
     * @param whole nothing of it is left
     */
    public static PastMark of(
            String settlementId,
            String contentDigest,
            Verdict verdict,
            Collection<String> withdrawnLineIds,
            boolean whole) {
        StringBuilder text = new StringBuilder();
        line(text, settlementId);
        line(text, contentDigest);
        line(text, verdict.name());
        if (whole) {
            line(text, ALL_WITHDRAWN);
        } else if (withdrawnLineIds.isEmpty()) {
            line(text, NOTHING_WITHDRAWN);
        } else {
            withdrawnLineIds.stream().sorted().forEach(id -> line(text, id));
        }
        ByteBuffer digest = ByteBuffer.wrap(sha256(text.toString()));
        return new PastMark(digest.getLong(), digest.getLong());
    }

    /** The mark of several settlements. */
    public static PastMark sum(List<Remembered> past) {
        long high = 0;
        long low = 0;
        for (Remembered remembered : past) {
            long sum = low + remembered.mark().low();
            high += remembered.mark().high() + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
            low = sum;
        }
        return new PastMark(high, low);
    }

    /** As decisions state it: 32 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    private static void line(StringBuilder text, String part) {
        text.append(part).append('\n');
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
