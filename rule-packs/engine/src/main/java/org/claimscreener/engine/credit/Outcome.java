package org.claimscreener.engine.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What the end of a hold means for one subject. A hold concerns its institution, and each practitioner whose lines were
 * deducted: one outcome for each of them, with the findings and the money that concern that subject.
 *
 * @param holdId the hold; the subject's change that comes of it has the same id
 * @param institutionId who billed
 * @param practitionerId whose lines; null in what is told about the institution
 * @param findings confirmed ones of lines that were deducted, in any order; none moves nothing
 * @param deductedFen what was deducted in the end; 0, when all was released or reversed, moves nothing
 * @param day on which the hold ended, in Asia/Shanghai
 */
public record Outcome(
        String holdId,
        String institutionId,
        @Nullable String practitionerId,
        List<OutcomeFinding> findings,
        long deductedFen,
        LocalDate day) {
    public Outcome {
        findings = List.copyOf(findings);
    }

    /** The day of an instant, as {@link #day} has it. */
    public static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, CreditLimits.ZONE);
    }

    /** Released, reversed, or deducted without a finding that anybody could look up: it moves nothing. */
    boolean movesNothing() {
        return deductedFen == 0 || findings.isEmpty();
    }

    /** Of all fields: tells a copy from another one about the same hold. The same in every process. */
    int contentHash() {
        int hash = Objects.hash(holdId, institutionId, practitionerId, deductedFen, day.toEpochDay());
        for (OutcomeFinding finding : findings) {
            hash = 31 * hash + Objects.hash(finding.ruleCode(), finding.severity(), finding.behaviour());
        }
        return hash;
    }
}
