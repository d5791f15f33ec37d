package org.claimscreener.engine.disclosure;

import java.util.EnumMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SuppressionTest {
    private static final Map<Count, Long> LARGE = Map.of(
            Count.NOT_HELD, 90_000L,
            Count.CONFIRMED, 400L,
            Count.UNRESOLVED, 50L,
            Count.CLEARED_FIRST, 300L,
            Count.OVERTURNED, 40L);

    @Test
    void hidesNothingWhereEverythingIsLarge() {
        MonthFigures figures = Tables.figures(
                Map.of("4301", Tables.tally(LARGE), "4302", Tables.tally(LARGE)),
                Map.of("R1", Tables.tally(Map.of(Count.CONFIRMED, 100L, Count.OVERTURNED, 10L))));

        assertThat(hidden(figures)).isZero();
    }

    @Test
    void hidesFourCellsForOneSmallOneAndNoTotal() {
        MonthFigures figures = Tables.figures(
                Map.of("4301", Tables.tally(LARGE), "4302", Tables.tally(with(LARGE, Count.OVERTURNED, 9))), Map.of());
        Suppression suppression = Suppression.of(figures);

        assertThat(hidden(figures)).isEqualTo(4);
        for (String code : new String[] {"4301", "4302"}) {
            assertThat(suppression.hidesOfRegion(code, Count.OVERTURNED)).isTrue();
            assertThat(suppression.hidesOfRegion(code, Count.CLEARED_FIRST)).isTrue();
        }
    }

    @Test
    void tenIsShownAndNineIsNot() {
        assertThat(hidden(Tables.figures(Map.of("4301", Tables.tally(with(LARGE, Count.OVERTURNED, 10))), Map.of())))
                .isZero();
        assertThat(hidden(Tables.figures(Map.of("4301", Tables.tally(with(LARGE, Count.OVERTURNED, 9))), Map.of())))
                .isPositive();
    }

    @Test
    void zeroIsShownAndHidesNothing() {
        assertThat(hidden(Tables.figures(Map.of("4301", Tables.tally(with(LARGE, Count.OVERTURNED, 0))), Map.of())))
                .isZero();
    }

    @Test
    void aLonelySmallSettlementHidesItsWholePath() {
        MonthFigures figures = Tables.figures(Map.of("4301", Tables.tally(Map.of(Count.CONFIRMED, 1L))), Map.of());
        Suppression suppression = Suppression.of(figures);

        for (String code : new String[] {"4301", "43", "all"}) {
            assertThat(suppression.hidesOfRegion(code, Count.CONFIRMED)).isTrue();
            assertThat(suppression.hidesOfRegion(code, Count.HELD)).isTrue();
            assertThat(suppression.hidesOfRegion(code, Count.SCREENED)).isTrue();
            assertThat(suppression.hidesOfRegion(code, Count.WRONGLY_HELD)).isFalse();
        }
    }

    @Test
    void aRuleWithNearlyAllOverturnedIsNotToldByTheTotal() {
        Map<Count, Long> few = with(LARGE, Count.OVERTURNED, 12);
        MonthFigures figures = Tables.figures(
                Map.of("4301", Tables.tally(few), "4302", Tables.tally(with(LARGE, Count.OVERTURNED, 0))),
                Map.of("R1", Tables.tally(Map.of(Count.CONFIRMED, 100L, Count.OVERTURNED, 8L))));
        Suppression suppression = Suppression.of(figures);

        assertThat(suppression.hidesOfRule("R1", Count.OVERTURNED)).isTrue();
        assertThat(suppression.hidesOfRule("R1", Count.CONFIRMED) || suppression.hidesOfRule("R1", Count.HELD))
                .isTrue();
    }

    private static Map<Count, Long> with(Map<Count, Long> counts, Count count, long number) {
        Map<Count, Long> changed = new EnumMap<>(counts);
        changed.put(count, number);
        return changed;
    }

    private static long hidden(MonthFigures figures) {
        Suppression suppression = Suppression.of(figures);
        long hidden = 0;
        for (String code : figures.regions().keySet()) {
            hidden += Count.all().stream()
                    .filter(count -> suppression.hidesOfRegion(code, count))
                    .count();
        }
        for (String code : figures.rules().keySet()) {
            hidden += Count.ofRules().stream()
                    .filter(count -> suppression.hidesOfRule(code, count))
                    .count();
        }
        return hidden;
    }
}
