package org.claimscreener.engine.credit;

import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A change of a subject's credit, with its cause.
 *
 * @param changeId what a contest names: id of the hold
 * @param before points of the outcome's calendar year, or the score in hundredths
 * @param after the same after it
 * @param cause the outcome that came, or that was taken back
 * @param takenBack by what; null when the outcome came
 */
public record CreditChange(
        String changeId,
        Measure measure,
        int before,
        int after,
        Counted cause,
        @Nullable TakeBack takenBack) {
    /** The day of the outcome. */
    public LocalDate day() {
        return cause.day();
    }

    /** The band of an outcome's points; empty of a score, and where the scheme gives no points. */
    public Optional<Band> band() {
        return measure == Measure.POINTS && cause.weight() > 0
                ? Optional.of(Band.of(cause.weight()))
                : Optional.empty();
    }
}
