package org.claimscreener.engine.inspection;

import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.credit.CreditGrade;
import org.claimscreener.engine.money.Proportions;

/**
 * Why an institution ranks where it does: five parts, each shown, together 0 to 100. Starting values, for the office to judge;
 * nothing hangs on them but the order in which people look.
 *
 * @param grade in force; empty when there is none, which counts as A
 * @param scoreE2 of its credit in hundredths, 0 to 10,000; 10,000 where nothing counts against it
 * @param scrutiny level in force, 0 to 3
 * @param confirmedFen deducted on review by outcomes that stand
 * @param fundFen the fund's share of its settlements in the time looked at
 * @param withheldFen of that held or refused by the rules
 */
public record InstitutionRisk(
        String institutionId,
        Optional<CreditGrade> grade,
        int scoreE2,
        int scrutiny,
        long confirmedFen,
        long fundFen,
        long withheldFen) {
    static final int MAX_SCRUTINY = 3;
    static final int FULL_SCORE_E2 = 10_000;

    private static final int[] BY_GRADE = {0, 6, 12, 18, 25};
    private static final int[] BY_SCRUTINY = {0, 7, 14, 20};
    private static final int MOST_BY_SCORE = 25;
    private static final int MOST_BY_MONEY = 15;
    private static final int PER_MILLE = 1_000;
    private static final int WITHHELD_STEP = 10;

    public InstitutionRisk {
        if (scoreE2 < 0 || scoreE2 > FULL_SCORE_E2 || scrutiny < 0 || scrutiny > MAX_SCRUTINY) {
            throw new IllegalArgumentException("a score of " + scoreE2 + " hundredths, scrutiny " + scrutiny);
        }
        if (confirmedFen < 0 || fundFen < 0 || withheldFen < 0) {
            throw new IllegalArgumentException("money below 0: " + confirmedFen + ", " + fundFen + ", " + withheldFen);
        }
    }

    /** A grade by its name; one that the scheme does not know counts as the worst. */
    public static CreditGrade gradeOf(String value) {
        return DrawRate.grade(value);
    }

    /** A level of scrutiny by its number; one that there is not counts as the highest. */
    public static int scrutinyOf(String value) {
        return switch (value) {
            case "1" -> 1;
            case "2" -> 2;
            default -> MAX_SCRUTINY;
        };
    }

    /** 0, 6, 12, 18, 25 for A to E. */
    public int byGrade() {
        return BY_GRADE[List.of(CreditGrade.values()).indexOf(grade.orElse(CreditGrade.A))];
    }

    /** One for each 4 of 100 points of credit that are lost, up to 25. */
    public int byScore() {
        return (FULL_SCORE_E2 - scoreE2) * MOST_BY_SCORE / FULL_SCORE_E2;
    }

    /** 7, 14, 20 for level 1 to 3. */
    public int byScrutiny() {
        return BY_SCRUTINY[scrutiny];
    }

    /** One for each thousandth of the fund's money that was confirmed not to be due, up to 15. */
    public int byConfirmed() {
        return (int) Math.min(MOST_BY_MONEY, perMille(confirmedFen));
    }

    /** One for each hundredth of the fund's money that the rules withheld, up to 15. */
    public int byWithheld() {
        return (int) Math.min(MOST_BY_MONEY, perMille(withheldFen) / WITHHELD_STEP);
    }

    /** The sum of the parts. */
    public int risk() {
        return byGrade() + byScore() + byScrutiny() + byConfirmed() + byWithheld();
    }

    private long perMille(long partFen) {
        return fundFen == 0 ? 0 : Proportions.halfUp(PER_MILLE, Math.min(partFen, fundFen), fundFen);
    }
}
