package org.claimscreener.engine.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

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

    /** The oracle sorts all lines by their exact remainders; amounts and weights lie on both sides of what a long can multiply. */
    @Test
    void splitIsByLargestRemainderHoweverLargeTheProductsAre() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int i = 0; i < 5_000; i++) {
            long amount = random.nextLong(0, 1L << random.nextInt(1, 62));
            long[] weights = random.longs(1 + random.nextInt(12), 0, 1L << random.nextInt(1, 58))
                    .toArray();
            if (random.nextBoolean()) {
                Arrays.fill(weights, weights[0]);
            }
            assertThat(Proportions.split(amount, weights))
                    .as("seed %s case %s", SEED, i)
                    .isEqualTo(byLargestRemainder(amount, weights));
        }
    }

    @Test
    void upAndHalfUpAgreeWithExactFractionsHoweverLargeTheProductsAre() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int i = 0; i < 5_000; i++) {
            long whole = random.nextLong(1, 1L << random.nextInt(1, 62));
            long part = random.nextLong(0, whole);
            long amount = random.nextLong(0, 1L << random.nextInt(1, 62));
            BigDecimal product = BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(part));
            assertThat(Proportions.up(amount, part, whole))
                    .as("seed %s case %s", SEED, i)
                    .isEqualTo(product.divide(BigDecimal.valueOf(whole), 0, RoundingMode.CEILING)
                            .longValueExact());
            assertThat(Proportions.halfUp(amount, part, whole))
                    .as("seed %s case %s", SEED, i)
                    .isEqualTo(product.divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                            .longValueExact());
        }
    }

    private static long[] byLargestRemainder(long amount, long[] weights) {
        BigInteger total = BigInteger.valueOf(Arrays.stream(weights).sum());
        long[] parts = new long[weights.length];
        if (total.signum() == 0) {
            parts[0] = amount;
            return parts;
        }
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = amount;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] division = BigInteger.valueOf(amount)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(total);
            parts[i] = division[0].longValueExact();
            remainders[i] = division[1];
            left -= parts[i];
        }
        List<Integer> order = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .toList();
        for (int i = 0; i < left; i++) {
            parts[order.get(i)]++;
        }
        return parts;
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
