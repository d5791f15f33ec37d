package org.claimscreener.engine.credit;

import java.util.Optional;

import org.claimscreener.wire.record.SubjectKind;

/** In what a subject's credit is counted. */
public enum Measure {
    /** A practitioner's points of the calendar year, from 0 upwards. */
    POINTS,

    /** An institution's score, in hundredths of a point, from {@link CreditLimits#FULL_SCORE_E2} downwards to 0. */
    SCORE;

    /** Empty for departments and insured persons, of whom no scheme is known here. */
    public static Optional<Measure> of(SubjectKind kind) {
        return switch (kind) {
            case PRACTITIONER -> Optional.of(POINTS);
            case INSTITUTION -> Optional.of(SCORE);
            case PATIENT, DEPARTMENT -> Optional.empty();
        };
    }
}
