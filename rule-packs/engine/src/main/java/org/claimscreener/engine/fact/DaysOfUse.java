package org.claimscreener.engine.fact;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * For how many days the lines of one visit, all of one drug, stand. Counts what is certain, not what is possible.
 *
 * <p>Outside a stay a line stands for the days that it states, or for one day when it states none. Lines of one item add
 * up; different items billed on one day, such as two strengths, run side by side, so the longest counts.
 *
 * <p>In a stay a drug is billed day by day and each line may repeat the days of the whole order. So the calendar days
 * covered are counted, none after the discharge; only when all is billed on one day do the stated days count in full.
 */
final class DaysOfUse {
    private static final long ONE_DAY_E2 = 100;

    private DaysOfUse() {}

    /** In hundredths of a day; 0 for no lines. */
    static long e2(List<? extends BilledItem> lines, boolean stay, LocalDate lastDay) {
        boolean oneDay = lines.stream().map(BilledItem::day).distinct().count() <= 1;
        return stay && !oneDay ? covered(lines, lastDay) * ONE_DAY_E2 : supplied(lines);
    }

    private static long supplied(List<? extends BilledItem> lines) {
        Map<LocalDate, Map<String, Long>> byDay = new HashMap<>();
        for (BilledItem line : lines) {
            byDay.computeIfAbsent(line.day(), day -> new HashMap<>())
                    .merge(line.itemCode(), (long) line.supplyDaysE2(), Long::sum);
        }
        return byDay.values().stream()
                .mapToLong(items ->
                        items.values().stream().mapToLong(days -> days).max().orElse(0))
                .map(days -> Math.max(days, ONE_DAY_E2))
                .sum();
    }

    private static long covered(List<? extends BilledItem> lines, LocalDate lastDay) {
        LocalDate first =
                lines.stream().map(BilledItem::day).min(LocalDate::compareTo).orElse(lastDay);
        BitSet days = new BitSet();
        for (BilledItem line : lines) {
            int from = Math.toIntExact(ChronoUnit.DAYS.between(first, line.day()));
            int left = Math.toIntExact(ChronoUnit.DAYS.between(line.day(), lastDay)) + 1;
            int stated = Math.max(1, Math.toIntExact(line.supplyDaysE2() / ONE_DAY_E2));
            days.set(from, from + Math.max(1, Math.min(stated, left)));
        }
        return days.cardinality();
    }
}
