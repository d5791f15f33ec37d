package org.claimscreener.engine.credit;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An outcome that counts, or counted. What it weighs and for how long is settled when it comes: a scheme that changes
 * concerns what comes after it.
 *
 * @param ruleCode the gravest finding's, which alone counts
 * @param severity the same one's
 * @param day on which the hold ended
 * @param until first day on which it no longer counts
 * @param takenAt when the log took it in
 * @param weight points, or what the score loses, in hundredths; not negative
 * @param contentHash tells a copy from another outcome of the same hold
 */
public record Counted(
        String holdId,
        String ruleCode,
        int severity,
        long deductedFen,
        LocalDate day,
        LocalDate until,
        Instant takenAt,
        int weight,
        int contentHash) {
    /** From when on it no longer counts. */
    Instant end() {
        return until.atStartOfDay(CreditLimits.ZONE).toInstant();
    }

    boolean countsAt(Instant at) {
        return end().isAfter(at);
    }
}
