package org.claimscreener.engine.inspection;

import java.time.YearMonth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SeedBookTest {
    private static final String SEED = "ab".repeat(32);
    private static final String LINE = "2026-09 2026-08-31T16:00:00Z 5,10,20,50,100 5 2 200 " + SEED;

    @Test
    void readsWhatItWrites() throws Exception {
        DrawPlan plan = Draws.plan(3, Draws.STANDARD);

        SeedBook book = SeedBook.parse("seeds", "# months\n\n" + SeedBook.line(plan) + "\n");

        DrawPlan read = book.plan(Draws.MONTH).orElseThrow();
        assertThat(read.terms()).isEqualTo(plan.terms());
        assertThat(read.seed().reveal()).isEqualTo(plan.seed().reveal());
        assertThat(SeedBook.line(plan)).startsWith("2026-09 2026-08-31T16:00:00Z 5,10,20,50,100 5 2 200 ");
        assertThat(book.plan(YearMonth.of(2026, 10))).isEmpty();
    }

    @Test
    void aMonthWithoutASeedDrawsNothing() throws Exception {
        SeedBook book = SeedBook.parse("seeds", SeedBook.line(Draws.plan(3, Draws.flat(1_000))));

        assertThat(book.draw(Draws.released("S1").build())).isPresent();
        assertThat(book.draw(Draws.released("S1").setReceivedAt(Draws.END).build()))
                .isEmpty();
        assertThat(SeedBook.EMPTY.draw(Draws.released("S1").build())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-13 2026-08-31T16:00:00Z 5,10,20,50,100 5 2 200 @",
                "2026-09 2026-07-31T16:00:00Z 5,10,20,50,100 5 2 200 @",
                "2026-09 yesterday 5,10,20,50,100 5 2 200 @",
                "2026-09 2026-08-31T16:00:00Z 5,10,20,50 5 2 200 @",
                "2026-09 2026-08-31T16:00:00Z 50,10,20,50,100 5 2 200 @",
                "2026-09 2026-08-31T16:00:00Z 5,10,20,50,1x0 5 2 200 @",
                "2026-09 2026-08-31T16:00:00Z 5,10,20,50,100 5 2 2000 @",
                "2026-09 2026-08-31T16:00:00Z 5,10,20,50,100 5 2 200 @00",
                "2026-09 2026-08-31T16:00:00Z  5,10,20,50,100 5 2 200 @",
                "2026-09 @"
            })
    void whatIsWrongIsToldWithItsLineAndWithoutTheSeed(String line) {
        assertThatThrownBy(() -> SeedBook.parse("seeds", "# first\n" + line.replace("@", SEED)))
                .isInstanceOf(SeedsRefusedException.class)
                .hasMessageStartingWith("seeds, line 2: ")
                .hasMessageNotContaining(SEED);
    }

    @Test
    void aSecondSeedOfAMonthIsRefused() {
        assertThatThrownBy(() -> SeedBook.parse("seeds", LINE + "\n" + LINE))
                .hasMessageContaining("line 2")
                .hasMessageContaining("a second seed of 2026-09");
    }
}
