package org.claimscreener.engine.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the figures, nobody who has what is shown can tell what is not. */
class SuppressionPropertyTest {
    private static final int TABLES = 1_500;

    private int hiddenCells;
    private int shownCells;

    @Test
    void everyHiddenCountCouldBeAnyOfElevenNumbersAndNoAttackerKnowsOne() {
        long seed = System.nanoTime();
        Random seeds = new Random(seed);
        for (int table = 0; table < TABLES; table++) {
            long tableSeed = seeds.nextLong();
            try {
                check(Tables.random(new Random(tableSeed)));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", table " + table + " of seed " + tableSeed, e);
            }
        }
        assertThat(hiddenCells).as("seed %d", seed).isGreaterThan(TABLES);
        assertThat(shownCells).as("seed %d", seed).isGreaterThan(TABLES);
    }

    private void check(MonthFigures figures) {
        Suppression suppression = Suppression.of(figures);
        Worlds worlds = new Worlds(figures, suppression);
        Grid grid = suppression.grid();
        for (int row = 0; row < grid.height(); row++) {
            for (Count count : grid.isRule(row) ? Count.ofRules() : Count.all()) {
                long value = grid.value(row, count.place());
                boolean hidden = suppression.proof(row, count.place()).isPresent();
                if (value == 0) {
                    assertThat(hidden).as("0 is shown").isFalse();
                } else if (value < 10) {
                    assertThat(hidden).as("%d is hidden", value).isTrue();
                }
                if (hidden) {
                    assertThat(worlds.width(row, count.place()))
                            .as("row %d, %s", row, count)
                            .isGreaterThanOrEqualTo(10);
                    hiddenCells++;
                } else {
                    shownCells++;
                }
            }
        }
        PublicFigures published = PublicFigures.of(figures, 1, "", Instant.parse("2026-12-01T00:00:00Z"));
        Attacker attacker = new Attacker(published);
        assertThat(attacker.narrowCounts()).isEmpty();
        assertThat(attacker.knownMoney()).isEmpty();
        assertThat(DisclosureCheck.of(DisclosureText.of(published)).problems()).isEqualTo(List.of());
    }
}
