package org.claimscreener.engine.credit;

import java.util.List;
import java.util.Optional;

/**
 * How often released settlements are drawn for inspection, per mille. Immutable, thread-safe.
 *
 * @param byGrade for A to E, each from {@code least} to {@code most}, no better grade more often
 * @param perPoint on top for each point of the practitioner, 0 to {@link #MOST_PER_POINT}
 * @param least never less often: those of the best are drawn too
 * @param most never more often
 */
public record SamplingScheme(List<Integer> byGrade, int perPoint, int least, int most) {
    private static final List<CreditGrade> GRADES = List.of(CreditGrade.values());

    static final int MOST_PER_POINT = 100;
    static final int ALL = 1_000;

    public SamplingScheme {
        byGrade = List.copyOf(byGrade);
        if (least < 0 || most < least || most > ALL || perPoint < 0 || perPoint > MOST_PER_POINT) {
            throw new IllegalArgumentException("a rate from " + least + " to " + most + ", " + perPoint + " a point");
        }
        if (byGrade.size() != GRADES.size() || !ascends(byGrade, least, most)) {
            throw new IllegalArgumentException("rates by grade: " + byGrade);
        }
    }

    static boolean ascends(List<Integer> byGrade, int least, int most) {
        int before = least;
        for (int rate : byGrade) {
            if (rate < before || rate > most) {
                return false;
            }
            before = rate;
        }
        return true;
    }

    /**
     * Of a thousand settlements so many are to be drawn.
     *
     * @param grade of the institution; empty where nothing counts against it, which is as the best
     * @param points of the practitioner in the calendar year, not negative
     */
    public int perMille(Optional<CreditGrade> grade, int points) {
        long rate = byGrade.get(GRADES.indexOf(grade.orElse(CreditGrade.A))) + (long) perPoint * Math.max(0, points);
        return (int) Math.max(least, Math.min(most, rate));
    }
}
