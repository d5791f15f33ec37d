package org.claimscreener.engine.tip;

import org.claimscreener.engine.intake.IntakeLimits;

/**
 * What a hold or case has brought back so far. A total, not a difference: the same one twice is one, and what was taken back
 * is a smaller total.
 *
 * @param sourceId the hold's id, or the case's
 * @param revision rises with each change of this kind of this source: the hold's step, the case's; at least 0
 * @param totalFen 0 to {@link IntakeLimits#MAX_AMOUNT_FEN}
 */
public record MoneyBack(String sourceId, Kind kind, long revision, long totalFen) {
    /** How it came back. */
    public enum Kind {
        /** Withheld, and deducted on review. */
        DEDUCTED,
        /** Paid once, and recovered. */
        RECOVERED
    }

    public MoneyBack {
        if (revision < 0 || totalFen < 0 || totalFen > IntakeLimits.MAX_AMOUNT_FEN) {
            throw new IllegalArgumentException("a total or a revision that cannot be");
        }
    }
}
