package org.claimscreener.network;

import org.claimscreener.wire.record.Settlement;

/**
 * What holds while a submission is undecided. Whichever it is, the patient goes home as if nothing were: only money
 * between fund and institution waits.
 *
 * @param payNowFen of the fund's share, what is paid to the institution now, in fen; not negative
 * @param heldFen of the fund's share, what waits for the decision, in fen; not negative
 * @param instruction what to do, for a person or a log
 */
public record Fallback(long payNowFen, long heldFen, String instruction) {

    private static final String HOLD_ALL =
            "Pay the institution nothing yet, let the patient go, and send the same settlement again until it is decided.";

    private static final String WITHDRAW_AGAIN =
            "Take the settlement as still standing, and send the same reversal again until it is answered.";

    /** Which fallback a settlement has; called when it is submitted, in the caller's thread. */
    @FunctionalInterface
    public interface Policy {
        Fallback of(Settlement settlement);
    }

    public Fallback {
        if (payNowFen < 0 || heldFen < 0) {
            throw new IllegalArgumentException("A fallback of " + payNowFen + " fen paid and " + heldFen
                    + " fen held cannot be; both are parts of the fund's share");
        }
    }

    /** The default: the whole fund share waits, as under a HOLD of everything. */
    public static Fallback holdAll(Settlement settlement) {
        return new Fallback(0, Math.max(0, settlement.getAmounts().getFundFen()), HOLD_ALL);
    }

    /** Of a reversal: no money moves until its receipt is there. */
    static Fallback standing() {
        return new Fallback(0, 0, WITHDRAW_AGAIN);
    }
}
