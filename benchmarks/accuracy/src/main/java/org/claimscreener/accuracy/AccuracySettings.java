package org.claimscreener.accuracy;

import java.time.LocalDate;

/**
 * What to measure.
 *
 * @param honest honest settlements, 100 to 1,000,000
 * @param frauds labelled frauds, 0 to a quarter of the honest ones
 * @param seed of the traffic
 * @param from first simulated day
 */
record AccuracySettings(int honest, int frauds, long seed, LocalDate from) {
    static final int HONEST = 50_000;
    static final int FRAUDS = 2_000;

    /** The traffic runs through a winter with its turn of the year. */
    static final LocalDate FROM = LocalDate.of(2025, 9, 1);

    private static final int LEAST_HONEST = 100;
    private static final int MOST_HONEST = 1_000_000;
    private static final int LEAST_PERSONS = 1_000;
    private static final double PERSONS_A_SETTLEMENT = 0.4;

    AccuracySettings {
        if (honest < LEAST_HONEST || honest > MOST_HONEST) {
            throw new IllegalArgumentException("--honest is " + honest + "; write " + LEAST_HONEST + " to "
                    + MOST_HONEST + " (the goal is set for " + HONEST + ")");
        }
        if (frauds < 0 || frauds > honest / 4) {
            throw new IllegalArgumentException(
                    "--frauds is " + frauds + "; write 0 to " + honest / 4 + ", a quarter of the honest settlements");
        }
    }

    /** Labelled frauds among all settlements. */
    double fraudShare() {
        return (double) frauds / (honest + frauds);
    }

    /** So many that the traffic covers about the same five months, whatever its size. */
    int population() {
        return Math.max(LEAST_PERSONS, (int) (honest * PERSONS_A_SETTLEMENT));
    }
}
