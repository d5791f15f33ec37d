package org.claimscreener.engine.disclosure;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A month's figures as the public sees them. Immutable.
 *
 * @param edition from 1; a later one replaces those before it
 * @param reason why a later one was made; empty of the first
 * @param asOf what was appended to the logs before it is in the figures, nothing later
 * @param regions by code, everything last
 * @param rules by code
 */
public record PublicFigures(
        YearMonth month, int edition, String reason, Instant asOf, List<Row> regions, List<Row> rules) {
    /** More editions of a month than anybody reads. */
    public static final int MAX_EDITION = 999;

    public static final int MAX_REASON_LENGTH = 500;

    private static final Pattern MONTH = Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])");
    private static final int BASIS_POINTS = 10_000;

    public PublicFigures {
        regions = List.copyOf(regions);
        rules = List.copyOf(rules);
    }

    /**
     * One region or rule.
     *
     * @param name of a rule; empty of a region
     * @param counts those that are shown
     * @param moneyFen of counts that are shown and have money
     * @param median of holds that were confirmed or wrong; empty when there are none, or one of the two is not shown
     */
    public record Row(
            String code, String name, Map<Count, Long> counts, Map<Count, Long> moneyFen, Optional<HoldTime> median) {
        public Row {
            counts = Count.copyOf(counts);
            moneyFen = Count.copyOf(moneyFen);
        }

        /** Empty when it is not shown. */
        public OptionalLong of(Count count) {
            Long number = counts.get(count);
            return number == null ? OptionalLong.empty() : OptionalLong.of(number);
        }

        /** How many holds ended confirmed or wrong; empty when that is not shown. */
        public OptionalLong ended() {
            return sum(Count.CONFIRMED, Count.WRONGLY_HELD);
        }

        /** How many that the first review confirmed have ended; empty when that is not shown. */
        public OptionalLong confirmedFirst() {
            return sum(Count.CONFIRMED, Count.OVERTURNED);
        }

        /** Of those, how many were released in the end, in hundredths of a percent, half up. Empty of none. */
        public OptionalInt overturnedBp() {
            long confirmed = confirmedFirst().orElse(0);
            if (confirmed == 0) {
                return OptionalInt.empty();
            }
            long overturned = of(Count.OVERTURNED).orElse(0);
            return OptionalInt.of((int) ((overturned * BASIS_POINTS + confirmed / 2) / confirmed));
        }

        private OptionalLong sum(Count one, Count other) {
            return of(one).isPresent() && of(other).isPresent()
                    ? OptionalLong.of(of(one).getAsLong() + of(other).getAsLong())
                    : OptionalLong.empty();
        }
    }

    /** A month as 2026-11, of this century; empty when the text is none. */
    public static Optional<YearMonth> month(String text) {
        return MONTH.matcher(text).matches() ? Optional.of(YearMonth.parse(text)) : Optional.empty();
    }

    /** What may be shown of the figures. */
    public static PublicFigures of(MonthFigures figures, int edition, String reason, Instant asOf) {
        Suppression suppression = Suppression.of(figures);
        List<Row> regions = new ArrayList<>();
        figures.regions()
                .forEach((code, tally) -> regions.add(
                        row(code, "", tally, Count.all(), count -> suppression.hidesOfRegion(code, count))));
        List<Row> rules = new ArrayList<>();
        figures.rules()
                .forEach((code, rule) -> rules.add(row(
                        code,
                        rule.name(),
                        rule.tally(),
                        Count.ofRules(),
                        count -> suppression.hidesOfRule(code, count))));
        return new PublicFigures(figures.month(), edition, reason, asOf, regions, rules);
    }

    private static Row row(String code, String name, Tally tally, List<Count> columns, Predicate<Count> hides) {
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        Map<Count, Long> moneyFen = new EnumMap<>(Count.class);
        for (Count count : columns) {
            if (!hides.test(count)) {
                counts.put(count, tally.of(count));
                count.moneyKey().ifPresent(key -> moneyFen.put(count, tally.fen(count)));
            }
        }
        Row row = new Row(code, name, counts, moneyFen, Optional.empty());
        return row.ended().isEmpty() ? row : new Row(code, name, counts, moneyFen, HoldTime.median(tally.durations()));
    }
}
