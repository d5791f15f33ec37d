package org.claimscreener.engine.fact;

import java.time.Instant;

import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * What is in force, by one order, about the institution, a practitioner on the bill or the person.
 *
 * @param subjectId fixmedins_code, practitioner code or psn_no
 * @param value points, grade, level of scrutiny or what is suspended; "" where there is nothing more to say
 * @param validTo the first instant after it, or null when it holds until it is revoked
 * @param emergencyExempt emergency and rescue care is paid all the same
 */
public record Standing(
        SubjectKind subjectKind,
        String subjectId,
        StandingKind kind,
        String value,
        Instant validFrom,
        @Nullable Instant validTo,
        String orderNo,
        String legalBasis,
        boolean emergencyExempt) {

    public boolean ofInstitution() {
        return subjectKind == SubjectKind.INSTITUTION;
    }

    public boolean ofPractitioner() {
        return subjectKind == SubjectKind.PRACTITIONER;
    }

    public boolean ofPatient() {
        return subjectKind == SubjectKind.PATIENT;
    }

    /** A suspension or a termination: what the subject takes part in is not paid while it is valid. */
    public boolean bars() {
        return kind == StandingKind.SUSPENSION || kind == StandingKind.TERMINATION;
    }
}
