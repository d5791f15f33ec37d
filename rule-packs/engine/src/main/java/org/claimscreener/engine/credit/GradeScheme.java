package org.claimscreener.engine.credit;

import java.time.LocalDate;
import java.util.List;

/**
 * How an institution's score moves, and which grade it is. Scores are in hundredths of a point, so that many small outcomes
 * of a large hospital can be told apart. Immutable, thread-safe.
 *
 * @param period for how long an outcome counts
 * @param months of a rolling period, 1 to {@link #MOST_MONTHS}; 0 for a calendar year
 * @param lossBySeverityE2 what an outcome takes by its gravest finding, for severity 1, 2 and 3
 * @param amounts what it takes on top by what was deducted: the last whose amount is reached, in ascending order
 * @param leastScores least whole score of A, B, C and D, descending; below is E
 */
public record GradeScheme(
        Period period,
        int months,
        List<Integer> lossBySeverityE2,
        List<AmountLoss> amounts,
        List<Integer> leastScores) {
    /** Two years. */
    static final int MOST_MONTHS = 24;

    static final int MOST_SCORE = 100;
    static final int MOST_AMOUNTS = 20;
    private static final int E2 = 100;
    private static final List<CreditGrade> GRADES = List.of(CreditGrade.values());

    /** For how long an outcome counts. */
    public enum Period {
        /** From its day for so many months. */
        ROLLING,
        /** To the end of its calendar year. */
        CALENDAR_YEAR
    }

    /**
     * What the score loses from an amount on.
     *
     * @param fromFen deducted by one outcome, at least
     * @param lossE2 0 to a whole score
     */
    public record AmountLoss(long fromFen, int lossE2) {}

    public GradeScheme {
        lossBySeverityE2 = List.copyOf(lossBySeverityE2);
        amounts = List.copyOf(amounts);
        leastScores = List.copyOf(leastScores);
        boolean rolling = period == Period.ROLLING;
        if (rolling ? months < 1 || months > MOST_MONTHS : months != 0) {
            throw new IllegalArgumentException("a period of " + months + " months");
        }
        if (lossBySeverityE2.size() != PointsScheme.SEVERITIES
                || lossBySeverityE2.stream().anyMatch(loss -> loss < 0 || loss > CreditLimits.FULL_SCORE_E2)) {
            throw new IllegalArgumentException("loss by severity: " + lossBySeverityE2);
        }
        if (amounts.size() > MOST_AMOUNTS || !ascends(amounts)) {
            throw new IllegalArgumentException("amounts that do not ascend: " + amounts);
        }
        if (leastScores.size() != GRADES.size() - 1 || !descends(leastScores)) {
            throw new IllegalArgumentException("least scores that do not descend: " + leastScores);
        }
    }

    static boolean ascends(List<AmountLoss> amounts) {
        for (int i = 0; i < amounts.size(); i++) {
            AmountLoss one = amounts.get(i);
            boolean allowed = one.fromFen() > 0 && one.lossE2() >= 0 && one.lossE2() <= CreditLimits.FULL_SCORE_E2;
            boolean above = i == 0
                    || (one.fromFen() > amounts.get(i - 1).fromFen()
                            && one.lossE2() >= amounts.get(i - 1).lossE2());
            if (!allowed || !above) {
                return false;
            }
        }
        return true;
    }

    static boolean descends(List<Integer> leastScores) {
        int above = MOST_SCORE + 1;
        for (int least : leastScores) {
            if (least >= above || least < 1) {
                return false;
            }
            above = least;
        }
        return true;
    }

    /** What the score loses by an outcome, in hundredths. */
    int lossE2(int severity, long deductedFen) {
        int byAmount = 0;
        for (AmountLoss one : amounts) {
            byAmount = deductedFen >= one.fromFen() ? one.lossE2() : byAmount;
        }
        return lossBySeverityE2.get(severity - 1) + byAmount;
    }

    /** First day on which an outcome of that day no longer counts. */
    LocalDate until(LocalDate day) {
        return switch (period) {
            case ROLLING -> day.plusMonths(months);
            case CALENDAR_YEAR -> LocalDate.of(day.getYear() + 1, 1, 1);
        };
    }

    /** The grade of a score in hundredths. */
    public CreditGrade grade(int scoreE2) {
        for (int i = 0; i < leastScores.size(); i++) {
            if (scoreE2 >= leastScores.get(i) * E2) {
                return GRADES.get(i);
            }
        }
        return CreditGrade.E;
    }
}
