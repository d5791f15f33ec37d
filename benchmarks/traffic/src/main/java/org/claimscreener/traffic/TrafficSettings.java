package org.claimscreener.traffic;

import java.time.LocalDate;

/**
 * What traffic to make.
 *
 * @param seed the same seed and settings give the same bytes
 * @param from first simulated day, Asia/Shanghai
 * @param population insured persons, 100 to 2,000,000; a thousand of them make about 15 settlements on a working day
 * @param fraudShare discernible fraud settlements among settlements, 0 to 0.2
 * @param retryShare honest settlements that are sent twice, 0 to 0.2
 * @param lateShare honest settlements that are sent hours to days after settling, 0 to 0.2
 * @param reversalShare honest settlements that are withdrawn again, 0 to 0.2
 * @param malformedShare messages that cannot be decoded, among settlements, 0 to 0.2
 */
public record TrafficSettings(
        long seed,
        LocalDate from,
        int population,
        double fraudShare,
        double retryShare,
        double lateShare,
        double reversalShare,
        double malformedShare) {

    private static final int LEAST_POPULATION = 100;
    private static final int LARGEST_POPULATION = 2_000_000;
    private static final double LARGEST_SHARE = 0.2;

    public TrafficSettings {
        if (population < LEAST_POPULATION || population > LARGEST_POPULATION) {
            throw new IllegalArgumentException(
                    "population is " + population + ", expected " + LEAST_POPULATION + " to " + LARGEST_POPULATION);
        }
        checkShare("fraudShare", fraudShare);
        checkShare("retryShare", retryShare);
        checkShare("lateShare", lateShare);
        checkShare("reversalShare", reversalShare);
        checkShare("malformedShare", malformedShare);
    }

    /** 20,000 persons, about 300 settlements a day, 1.5 % discernible fraud and a little of everything that goes wrong in sending. */
    public static TrafficSettings defaults(long seed, LocalDate from) {
        return new TrafficSettings(seed, from, 20_000, 0.015, 0.01, 0.02, 0.01, 0.001);
    }

    /** The same people without fraud and with every message sent once, in time and whole. */
    public TrafficSettings honestOnly() {
        return new TrafficSettings(seed, from, population, 0, 0, 0, 0, 0);
    }

    public TrafficSettings withPopulation(int persons) {
        return new TrafficSettings(
                seed, from, persons, fraudShare, retryShare, lateShare, reversalShare, malformedShare);
    }

    private static void checkShare(String name, double share) {
        // Written so that NaN fails too.
        if (!(share >= 0 && share <= LARGEST_SHARE)) {
            throw new IllegalArgumentException(name + " is " + share + ", expected 0 to " + LARGEST_SHARE);
        }
    }
}
