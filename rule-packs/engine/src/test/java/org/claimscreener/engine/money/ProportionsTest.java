package org.claimscreener.engine.money;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProportionsTest {
    private static final long SEED = 20_261_122L;

    @Test
    void splitLosesNoFenAndStaysWithinOneFenOfTheExactShare() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int i = 0; i < 5_000; i++) {
            long amount = random.nextLong(0, 1_000_000_000_000L);
            long[] weights =
                    random.longs(1 + random.nextInt(20), 0, 1_000_000_000L).toArray();
            long total = Arrays.stream(weights).sum();
            long[] parts = Proportions.split(amount, weights);
            assertThat(Arrays.stream(parts).sum())
                    .as("seed %s case %s", SEED, i)
                    .isEqualTo(amount);
            for (int j = 0; j < parts.length && total > 0; j++) {
                double exact = (double) amount * weights[j] / total;
                assertThat((double) parts[j]).isBetween(exact - 1.001, exact + 1.001);
            }
        }
    }

    @Test
    void splitGivesTheOddFenToTheEarlierOfEqualRemainders() {
        assertThat(Proportions.split(100, new long[] {1, 1, 1})).containsExactly(34, 33, 33);
    }

    @Test
    void splitPutsEverythingOnTheFirstLineWhenNothingWeighs() {
        assertThat(Proportions.split(7, new long[] {0, 0})).containsExactly(7, 0);
    }

    @Test
    void upNeverTakesLessThanTheShareNorMoreThanAll() {
        assertThat(Proportions.up(100, 1, 3)).isEqualTo(34);
        assertThat(Proportions.up(100, 3, 3)).isEqualTo(100);
        assertThat(Proportions.up(100, 9, 3)).isEqualTo(100);
        assertThat(Proportions.up(100, 0, 3)).isZero();
        assertThat(Proportions.up(100, 0, 0)).isEqualTo(100);
    }

    @Test
    void halfUpRoundsTheHalfUp() {
        assertThat(Proportions.halfUp(5, 1, 2)).isEqualTo(3);
        assertThat(Proportions.halfUp(5, 49, 100)).isEqualTo(2);
    }
}
