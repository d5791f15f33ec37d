package org.claimscreener.engine.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.claimscreener.engine.credit.GradeScheme.AmountLoss;
import org.claimscreener.engine.credit.GradeScheme.Period;

/**
 * What an office sets about credit. A change concerns outcomes that come after it. Immutable, thread-safe.
 *
 * @param name as standings name it, 1 to {@link CreditLimits#MAX_TEXT_LENGTH} characters
 * @param contestWorkingDays within which a contest is decided, 1 to {@link #MOST_CONTEST_DAYS}
 */
public record CreditScheme(
        String name, int contestWorkingDays, PointsScheme points, GradeScheme grades, SamplingScheme sampling) {
    static final int MOST_CONTEST_DAYS = 60;

    private static final int AREA_FROM = 1;
    private static final int AREA_TO = 7;

    /**
     * What holds where an office has said nothing. A confirmed finding is a minor matter until a rule is named that is
     * more; a plain breach takes 1 of 100 points off the institution for a year, a large sum up to 10 more.
     */
    public static final CreditScheme STANDARD = new CreditScheme(
            "医保信用评价标准方案",
            15,
            new PointsScheme(List.of(3, 2, 1), List.of()),
            new GradeScheme(
                    Period.ROLLING,
                    12,
                    List.of(100, 50, 20),
                    List.of(new AmountLoss(1_000_000, 100), new AmountLoss(10_000_000, 1_000)),
                    List.of(90, 80, 70, 60)),
            new SamplingScheme(List.of(5, 10, 20, 50, 100), 5, 2, 200));

    public CreditScheme {
        if (name.isBlank() || name.length() > CreditLimits.MAX_TEXT_LENGTH) {
            throw new IllegalArgumentException("a scheme without a name, or with too long a one");
        }
        if (contestWorkingDays < 1 || contestWorkingDays > MOST_CONTEST_DAYS) {
            throw new IllegalArgumentException("a contest of " + contestWorkingDays + " working days");
        }
    }

    /**
     * Reads a scheme from YAML; what it does not say is as in {@link #STANDARD}.
     *
     * @param name what to call the text in messages, e.g. its file name
     * @throws CreditSchemeRefusedException when anything is wrong with it
     */
    public static CreditScheme parse(String name, String yaml) throws CreditSchemeRefusedException {
        return CreditSchemeText.parse(name, yaml);
    }

    /**
     * The finding of an outcome that counts; no other does. For points the one of most, of equals the gravest; for the
     * score the gravest.
     */
    OutcomeFinding gravest(Measure measure, Outcome outcome) {
        String area = area(outcome.institutionId());
        return outcome.findings().stream()
                .min(Comparator.comparingInt(
                                (OutcomeFinding one) -> measure == Measure.POINTS ? -points.points(area, one) : 0)
                        .thenComparing(OutcomeFinding::severity)
                        .thenComparing(OutcomeFinding::ruleCode))
                .orElseThrow(() -> new IllegalArgumentException("an outcome without a finding"));
    }

    /** What an outcome counts as, from the day that it names. */
    Counted count(Measure measure, Outcome outcome, Instant at) {
        OutcomeFinding gravest = gravest(measure, outcome);
        boolean inPoints = measure == Measure.POINTS;
        return new Counted(
                outcome.holdId(),
                gravest.ruleCode(),
                gravest.severity(),
                outcome.deductedFen(),
                outcome.day(),
                inPoints ? LocalDate.of(outcome.day().getYear() + 1, 1, 1) : grades.until(outcome.day()),
                at,
                inPoints
                        ? points.points(area(outcome.institutionId()), gravest)
                        : grades.lossE2(gravest.severity(), outcome.deductedFen()),
                outcome.contentHash());
    }

    /** Digits 2 to 7 of fixmedins_code are its area code; empty when they are not. */
    private static String area(String institutionId) {
        if (institutionId.length() < AREA_TO) {
            return "";
        }
        String area = institutionId.substring(AREA_FROM, AREA_TO);
        return area.chars().allMatch(c -> c >= '0' && c <= '9') ? area : "";
    }
}
