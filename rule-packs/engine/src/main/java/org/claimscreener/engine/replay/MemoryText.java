package org.claimscreener.engine.replay;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.engine.profile.Contribution;
import org.claimscreener.engine.profile.Coverage;
import org.claimscreener.engine.profile.Row;
import org.claimscreener.engine.profile.RowKey;

/**
 * What is remembered, as text: equal text for equal memory, whether it was folded from the log or read from a savepoint.
 * Stateless, thread-safe.
 */
public final class MemoryText {
    static final String COVERAGE = "coverage";

    private MemoryText() {}

    /** Name of what one settlement added. */
    public static String contributionName(String key) {
        return "contribution " + key;
    }

    /** Name of the coverage. */
    public static String coverageName() {
        return COVERAGE;
    }

    /** Name of a row of a profile. */
    public static String name(RowKey key) {
        return "row " + key;
    }

    /** Name of a visit. */
    public static String visitName(String settlementId) {
        return "visit " + settlementId;
    }

    /** Name of an answer. */
    public static String answerName(String settlementId) {
        return "answer " + settlementId;
    }

    /** What one settlement added. */
    public static String of(Contribution contribution) {
        return contribution.toString();
    }

    /** Since when the profile is complete. */
    public static String of(Coverage coverage) {
        return coverage.toString();
    }

    /** A row of a profile. */
    public static String of(Row row) {
        return row instanceof Row.Sketched sketched
                ? "Sketched[pane=" + sketched.pane() + ", bytes=" + digest(sketched.bytes()) + "]"
                : row.toString();
    }

    /** A visit. */
    public static String of(Remembered remembered) {
        return remembered.toString();
    }

    /** An answer: the bytes by their digest. */
    public static String of(LedgerEntry entry) {
        StringBuilder text = new StringBuilder(digest(entry.decision()));
        text.append(", withdrawn ").append(entry.withdrawnLineIds());
        entry.reversals()
                .forEach(answered -> text.append(", ")
                        .append(answered.reversalId())
                        .append(' ')
                        .append(digest(answered.receipt())));
        return text.toString();
    }

    private static String digest(ByteBuffer bytes) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes.duplicate());
            return HexFormat.of().formatHex(sha256.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
