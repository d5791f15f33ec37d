package org.claimscreener.engine.inspection;

import java.util.Arrays;
import java.util.Optional;

import org.claimscreener.engine.credit.CreditGrade;
import org.claimscreener.engine.credit.SamplingScheme;
import org.claimscreener.engine.standing.StandingLimits;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.StandingKind;

/**
 * How often settlements like this one are drawn, by what its decision itself shows as in force.
 *
 * @param grade the institution's; of several the worst; empty when none is in force
 * @param points of that practitioner on the bill who has most
 * @param perMille so many of a thousand
 */
record DrawRate(Optional<CreditGrade> grade, int points, int perMille) {
    static DrawRate of(Decision decision, SamplingScheme sampling) {
        Optional<CreditGrade> grade = Optional.empty();
        int points = 0;
        for (StandingInForce met : decision.getStanding()) {
            String value = met.getEntry().getValue();
            if (met.getEntry().getKind() == StandingKind.CREDIT_GRADE) {
                grade = Optional.of(worse(grade, grade(value)));
            } else if (met.getEntry().getKind() == StandingKind.QUALIFICATION_POINTS) {
                points = Math.max(points, points(value));
            }
        }
        return new DrawRate(grade, points, sampling.perMille(grade, points));
    }

    private static CreditGrade worse(Optional<CreditGrade> before, CreditGrade grade) {
        return before.isPresent() && before.get().compareTo(grade) > 0 ? before.get() : grade;
    }

    /** A grade that the scheme does not know counts as the worst: unknown is not good. */
    static CreditGrade grade(String value) {
        return Arrays.stream(CreditGrade.values())
                .filter(one -> one.name().equals(value))
                .findFirst()
                .orElse(CreditGrade.E);
    }

    private static int points(String value) {
        boolean isNumber = !value.isEmpty()
                && value.length() <= Integer.toString(StandingLimits.MAX_POINTS).length()
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(value) : 0;
    }
}
