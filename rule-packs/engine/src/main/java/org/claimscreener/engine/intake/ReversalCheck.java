package org.claimscreener.engine.intake;

import java.util.Optional;

import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Reversal;
import org.jspecify.annotations.Nullable;

/** What must hold of a reversal before it can be carried out. Stateless, thread-safe. */
public final class ReversalCheck {
    private ReversalCheck() {}

    /** The first problem in reading order, if any. */
    public static Optional<Problem> firstProblem(Reversal reversal) {
        return id("reversal_id", reversal.getReversalId())
                .or(() -> id("settlement_id", reversal.getSettlementId()))
                .or(() -> id("patient_id", reversal.getPatientId()))
                .or(() -> id("institution_id", reversal.getInstitutionId()))
                .or(() -> lines(reversal));
    }

    private static Optional<Problem> lines(Reversal reversal) {
        if (reversal.getLineIds().size() > IntakeLimits.MAX_FEE_LINES) {
            return Optional.of(new Problem(
                    DeadLetterReason.OVERSIZED,
                    "more lines are withdrawn than a settlement can have; withdraw the whole settlement",
                    "line_ids"));
        }
        for (int i = 0; i < reversal.getLineIds().size(); i++) {
            Optional<Problem> problem =
                    id("line_ids[" + i + "]", reversal.getLineIds().get(i));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> id(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return Optional.of(new Problem(
                    DeadLetterReason.MISSING_FIELD, "missing or blank; it is needed to find the settlement", field));
        }
        if (value.length() > IntakeLimits.MAX_ID_LENGTH) {
            return Optional.of(new Problem(
                    DeadLetterReason.OVERSIZED,
                    value.length() + " characters, at most " + IntakeLimits.MAX_ID_LENGTH + " are taken",
                    field));
        }
        return Optional.empty();
    }
}
