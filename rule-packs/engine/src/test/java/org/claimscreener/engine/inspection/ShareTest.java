package org.claimscreener.engine.inspection;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

class ShareTest {
    private static final int ROUNDS = 1_000;

    @Test
    void equalWeightsGiveWilsonsInterval() {
        Share share = Share.of(100 * 7, 5 * 7, 100 * 49).orElseThrow();

        assertThat(share.share()).isEqualTo(0.05, offset(1e-12));
        assertThat(share.effective()).isEqualTo(100, offset(1e-9));
        assertThat(share.low()).isEqualTo(0.0215, offset(1e-4));
        assertThat(share.high()).isEqualTo(0.1118, offset(1e-4));
    }

    @Test
    void nothingFoundDoesNotMeanNothingThere() {
        Share share = Share.of(100, 0, 100).orElseThrow();

        assertThat(share.share()).isZero();
        assertThat(share.low()).isZero();
        assertThat(share.high()).isEqualTo(3.8415 / 103.8415, offset(1e-4));
        assertThat(Share.of(1_000, 0, 1_000).orElseThrow().high()).isEqualTo(0.0038, offset(1e-4));
    }

    @Test
    void allFoundDoesNotMeanAllThere() {
        Share share = Share.of(100, 100, 100).orElseThrow();

        assertThat(share.share()).isEqualTo(1);
        assertThat(share.high()).isEqualTo(1);
        assertThat(share.low()).isLessThan(0.97);
    }

    @Test
    void unequalWeightsTellLess() {
        Share equal = Share.of(200, 10, 200).orElseThrow();
        // 100 of weight 1.9 and 100 of weight 0.1.
        Share unequal = Share.of(200, 10, 100 * 3.61 + 100 * 0.01).orElseThrow();

        assertThat(unequal.effective()).isLessThan(equal.effective());
        assertThat(unequal.high()).isGreaterThan(equal.high());
    }

    @Test
    void withoutASampleThereIsNoShare() {
        assertThat(Share.of(0, 0, 0)).isEmpty();
    }

    /**
     * 20,000 settlements, drawn at 5 to 100 of a thousand by grade, those of worse grades wrong more often, large sums more often
     * than small ones. The truth lies in the interval in at least 90 % of the rounds: that 1,000 rounds of an interval of 95 %
     * show less has a probability below 10^-9.
     */
    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        long number = new Random().nextLong();
        Random random = new Random(number);
        int settlements = 0;
        int money = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Round one = new Round(random);
            settlements += one.holdsShare() ? 1 : 0;
            money += one.holdsMoney() ? 1 : 0;
        }

        assertThat(settlements).as("settlements, seed %d", number).isGreaterThan(ROUNDS * 90 / 100);
        assertThat(money).as("money, seed %d", number).isGreaterThan(ROUNDS * 90 / 100);
    }

    /** One population, drawn once. */
    private static final class Round {
        private static final int POPULATION = 20_000;
        private static final double[] RATES = {0.005, 0.01, 0.02, 0.05, 0.1};

        private final double[] sums = new double[3];
        private final double[] moneySums = new double[3];
        private double wrong;
        private double paid;
        private double undue;

        Round(Random random) {
            for (int i = 0; i < POPULATION; i++) {
                int grade = random.nextInt(RATES.length);
                double fen = Math.exp(random.nextGaussian());
                boolean isWrong = random.nextDouble() < 0.02 + 0.01 * grade + (fen > 2 ? 0.03 : 0);
                double part = isWrong ? random.nextDouble() : 0;
                wrong += isWrong ? 1 : 0;
                paid += fen;
                undue += fen * part;
                if (random.nextDouble() < RATES[grade]) {
                    add(sums, 1 / RATES[grade], isWrong ? 1 : 0);
                    add(moneySums, fen / RATES[grade], part);
                }
            }
        }

        private static void add(double[] sums, double weight, double part) {
            sums[0] += weight;
            sums[1] += weight * part;
            sums[2] += weight * weight;
        }

        boolean holdsShare() {
            return holds(sums, wrong / POPULATION);
        }

        boolean holdsMoney() {
            return holds(moneySums, undue / paid);
        }

        private static boolean holds(double[] sums, double truth) {
            Share share = Share.of(sums[0], sums[1], sums[2]).orElseThrow();
            return share.low() <= truth && truth <= share.high();
        }
    }
}
