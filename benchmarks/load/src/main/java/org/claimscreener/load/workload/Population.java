package org.claimscreener.load.workload;

/**
 * Whose past the screener knows when measuring begins.
 *
 * @param patients 1,000 to 2,000,000; about one institution for 45 of them
 * @param visits earlier settlements of each, 0 to 1,000
 * @param hotPercent of all settlements are one institution's, 0 to 100
 */
public record Population(int patients, int visits, int hotPercent) {
    private static final int LEAST_PATIENTS = 1_000;
    private static final int MOST_PATIENTS = 2_000_000;
    private static final int MOST_VISITS = 1_000;

    public Population {
        if (patients < LEAST_PATIENTS || patients > MOST_PATIENTS) {
            throw new IllegalArgumentException(
                    "population.patients is " + patients + ", expected " + LEAST_PATIENTS + " to " + MOST_PATIENTS);
        }
        if (visits < 0 || visits > MOST_VISITS) {
            throw new IllegalArgumentException("population.visits is " + visits + ", expected 0 to " + MOST_VISITS);
        }
        if (hotPercent < 0 || hotPercent > 100) {
            throw new IllegalArgumentException("population.hotPercent is " + hotPercent + ", expected 0 to 100");
        }
    }

    /** Settlements that make this past. */
    public long settlements() {
        return (long) patients * visits;
    }
}
