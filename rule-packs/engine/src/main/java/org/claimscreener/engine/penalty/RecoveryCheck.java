package org.claimscreener.engine.penalty;

import java.time.Instant;
import java.util.Optional;

import org.claimscreener.engine.intake.IntakeLimits;

/** What must hold of claims, receipts and reductions by themselves. Stateless, thread-safe. */
public final class RecoveryCheck {
    /** Five times the largest loss. */
    public static final long MAX_CLAIM_FEN = 5 * IntakeLimits.MAX_AMOUNT_FEN;

    private RecoveryCheck() {}

    /** What is wrong with a case's id; empty when nothing is. */
    public static Optional<String> caseId(String caseId) {
        return id("case_id", caseId);
    }

    /** What is wrong with a claim; empty when nothing is. */
    public static Optional<String> claim(String caseId, long claimedFen) {
        return caseId(caseId).or(() -> amount("claimed_fen", claimedFen));
    }

    static Optional<String> receipt(Receipt receipt) {
        return id("receipt_id", receipt.receiptId())
                .or(() -> amount("amount_fen", receipt.amountFen()))
                .or(() -> time("received_at", receipt.receivedAt()));
    }

    static Optional<String> reduction(Reduction reduction) {
        return id("cause_id", reduction.causeId()).or(() -> amount("by_fen", reduction.byFen()));
    }

    static Optional<String> id(String field, String id) {
        return id.isBlank()
                        || id.length() > IntakeLimits.MAX_ID_LENGTH
                        || id.chars().anyMatch(Character::isISOControl)
                ? Optional.of(field + " is blank, longer than " + IntakeLimits.MAX_ID_LENGTH
                        + " characters, or has a control character")
                : Optional.empty();
    }

    static Optional<String> amount(String field, long fen) {
        return fen < 1 || fen > MAX_CLAIM_FEN ? Optional.of(field + " is not 1 to " + MAX_CLAIM_FEN) : Optional.empty();
    }

    static Optional<String> time(String field, Instant at) {
        return at.isBefore(IntakeLimits.EARLIEST) || !at.isBefore(IntakeLimits.LATEST)
                ? Optional.of(field + " is no time between 2000 and 2100")
                : Optional.empty();
    }
}
