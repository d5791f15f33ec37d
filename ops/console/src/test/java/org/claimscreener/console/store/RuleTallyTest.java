package org.claimscreener.console.store;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleTallyTest {
    /** A code is what a pack says it is. */
    private static final List<String> CODES =
            List.of("301.1", "", " ", "7:rule 0:1", "a\nb", "规则一", "\uD83C\uDFE5", "12", "-", "F-07");

    private static RuleTally random(Random random) {
        RuleTally tally = new RuleTally();
        for (int i = random.nextInt(60); i > 0; i--) {
            tally.add(
                    CODES.get(random.nextInt(CODES.size())),
                    random.nextInt(RuleTally.DURATIONS + DurationClass.LAST + 1),
                    random.nextInt(4) == 0 ? random.nextLong() >> 10 : random.nextInt(5) - 2);
        }
        return tally;
    }

    private static RuleTally read(String... packed) {
        RuleTally tally = new RuleTally();
        for (String text : packed) {
            tally.add(text);
        }
        return tally;
    }

    @Test
    void packsNothingIntoNothing() {
        assertThat(new RuleTally().packed()).isEmpty();
        assertThat(read("").rules()).isEmpty();
        assertThat(read("").of("301.1", RuleTally.HOLDS)).isZero();
        assertThat(read("").medianHours("301.1")).isEqualTo(-1);
    }

    @Test
    void packsRulesInOrderAndLeavesZeroesOut() {
        RuleTally tally = new RuleTally();
        tally.add("b", RuleTally.HELD_FEN, 500);
        tally.add("a", RuleTally.OPEN, 1);
        tally.add("a", RuleTally.OPEN, -1);
        tally.add("b", RuleTally.DURATIONS + 30, 2);

        assertThat(tally.packed()).isEqualTo("1:a\n1:b 4:500 37:2\n");
    }

    @Test
    void readsWhatItPacked() {
        for (long seed = 1; seed <= 300; seed++) {
            RuleTally tally = random(new Random(seed));

            RuleTally again = read(tally.packed());

            assertThat(again.packed()).as("seed %d", seed).isEqualTo(tally.packed());
            assertThat(again.rules()).as("seed %d", seed).isEqualTo(tally.rules());
            for (String rule : tally.rules()) {
                assertThat(again.performance(rule, "", ""))
                        .as("seed %d", seed)
                        .isEqualTo(tally.performance(rule, "", ""));
            }
        }
    }

    @Test
    void comesToTheSameInAnyOrder() {
        for (long seed = 1; seed <= 100; seed++) {
            Random random = new Random(seed);
            String first = random(random).packed();
            String second = random(random).packed();
            String third = random(random).packed();

            assertThat(read(third, first, second).packed())
                    .as("seed %d", seed)
                    .isEqualTo(read(read(first, second).packed(), third).packed());
        }
    }

    @Test
    void tellsTheMedianOfARule() {
        RuleTally tally = new RuleTally();
        tally.add("301.1", RuleTally.DURATIONS + DurationClass.of(Duration.ofHours(6)), 3);
        tally.add("another", RuleTally.DURATIONS + DurationClass.of(Duration.ofHours(90)), 9);

        assertThat(tally.medianHours("301.1")).isBetween(5.4, 6.6);
    }

    @Test
    void addsNothingThatDoesNotFit() {
        RuleTally tally = read("1:a 4:" + Long.MAX_VALUE + "\n");

        assertThatThrownBy(() -> tally.add("a", RuleTally.HELD_FEN, 1)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1",
                "1:",
                "1:a",
                "2:a\n",
                "1:a 4\n",
                "1:a 4:\n",
                "1:a 4:1",
                "1:a 4:1x\n",
                "1:a -1:1\n",
                "1:a 208:1\n",
                "-1:a\n",
                "99999999999:a\n",
                "1:a 4:1-\n",
                "1:a 4:99999999999999999999\n",
                "1:a4:1\n"
            })
    void refusesWhatItDidNotPack(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rebuild");
    }
}
