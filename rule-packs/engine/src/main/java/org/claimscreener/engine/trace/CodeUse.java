package org.claimscreener.engine.trace;

import java.time.Instant;
import java.util.Comparator;

/**
 * One settlement that carries a trace code. Settlement ids are unique for a person only as far as two institutions do not
 * claim the same one, so all three ids tell uses apart.
 *
 * @param settledAt the settlement's own time; may lie before that of uses known already
 */
public record CodeUse(String settlementId, String patientId, String institutionId, Instant settledAt) {
    /** By own time; ties in an order of their own, so that what is remembered does not hang on which came first. */
    static final Comparator<CodeUse> BY_OWN_TIME = Comparator.comparing(CodeUse::settledAt)
            .thenComparing(CodeUse::settlementId)
            .thenComparing(CodeUse::patientId)
            .thenComparing(CodeUse::institutionId);

    public CodeUse {
        if (settlementId.isEmpty() || patientId.isEmpty() || institutionId.isEmpty()) {
            throw new IllegalArgumentException("a use needs settlement, patient and institution");
        }
    }

    /** Whether both are the same person's settlement, or claim to be. */
    boolean sameSettlement(CodeUse other) {
        return settlementId.equals(other.settlementId) && patientId.equals(other.patientId);
    }

    boolean is(String otherSettlementId, String otherPatientId, String otherInstitutionId) {
        return settlementId.equals(otherSettlementId)
                && patientId.equals(otherPatientId)
                && institutionId.equals(otherInstitutionId);
    }
}
