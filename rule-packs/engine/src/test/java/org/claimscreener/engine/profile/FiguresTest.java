package org.claimscreener.engine.profile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest {
    private static final long SEED = 11L;
    private static final MathContext PRECISE = new MathContext(60);

    @Test
    void roundsHalvesUp() {
        assertThat(Figures.quotient(1, 10_000, 3)).isEqualTo(3_333);
        assertThat(Figures.quotient(2, 10_000, 3)).isEqualTo(6_667);
        assertThat(Figures.quotient(1, 1, 2)).isEqualTo(1);
        assertThat(Figures.quotient(-1, 1, 2)).isZero();
        assertThat(Figures.quotient(0, 100, 7)).isZero();
    }

    @Test
    void dividesWhatDoesNotFitInALong() {
        long part = Long.MAX_VALUE / 3;
        assertThat(Figures.quotient(part, 10_000, part)).isEqualTo(10_000);
        assertThat(Figures.quotient(part, 100, 400)).isEqualTo(part / 4 + (part % 4 >= 2 ? 1 : 0));
    }

    @Test
    void tellsTheSpreadOfAnyValuesToTheHundredth() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            int days = 1 + random.nextInt(40);
            int bits = 1 + random.nextInt(50);
            long[] sums = new long[3];
            BigDecimal total = BigDecimal.ZERO;
            BigDecimal squares = BigDecimal.ZERO;
            for (int i = 0; i < days; i++) {
                long value = random.nextLong() >> (64 - bits);
                sums[0] += value;
                Figures.addSquare(sums, value, 1);
                total = total.add(BigDecimal.valueOf(value));
                squares = squares.add(BigDecimal.valueOf(value).pow(2));
            }
            BigDecimal n = BigDecimal.valueOf(days);
            BigDecimal variance = squares.multiply(n).subtract(total.pow(2));
            long expected = variance.sqrt(PRECISE)
                    .divide(n, PRECISE)
                    .movePointRight(2)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();

            assertThat(Figures.spread(sums[0], sums[1], sums[2], days))
                    .as("seed %s round %s", SEED, round)
                    .isEqualTo(expected);
        }
    }

    @Test
    void takesSquaresBackWithoutARemainder() {
        Random random = new Random(SEED);
        long[] sums = new long[3];
        long[] values = random.longs(500, -(1L << 60), 1L << 60).toArray();
        for (long value : values) {
            Figures.addSquare(sums, value, 1);
        }
        for (long value : values) {
            Figures.addSquare(sums, value, -1);
        }
        assertThat(sums).as("seed %s", SEED).containsOnly(0);
    }
}
