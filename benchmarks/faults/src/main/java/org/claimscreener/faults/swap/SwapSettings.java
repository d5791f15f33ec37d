package org.claimscreener.faults.swap;

import java.time.Duration;

/**
 * How much to do.
 *
 * @param warmUp under load, before anything is deployed
 * @param settle after the load was resumed and after a phase of deploying; belongs to no phase
 * @param steady each of the phases in which nothing is deployed
 * @param swaps between two versions that have decided before
 * @param fresh deployments of versions in which one rule is another, which no JVM has compiled yet
 * @param whole deployments of versions in which no rule is as it was
 * @param between one deployment and the next
 */
public record SwapSettings(
        Duration warmUp, Duration settle, Duration steady, int swaps, int fresh, int whole, Duration between) {
    private static final int MOST = 50;

    public SwapSettings {
        // The log of orders bounds the staged versions of an id.
        if (swaps < 1 || swaps > MOST || fresh < 1 || fresh > MOST) {
            throw new IllegalArgumentException(
                    "1 to " + MOST + " swaps and fresh versions, not " + swaps + " and " + fresh);
        }
    }

    /** For figures. */
    public static SwapSettings thorough() {
        return new SwapSettings(
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                20,
                5,
                3,
                Duration.ofSeconds(2));
    }

    /** To see that it works. */
    public static SwapSettings smoke() {
        return new SwapSettings(
                Duration.ofSeconds(12), Duration.ofSeconds(3), Duration.ofSeconds(8), 4, 2, 1, Duration.ofSeconds(1));
    }

    /** The same with other numbers of deployments; 0 leaves one as it is. */
    public SwapSettings withTimes(int otherSwaps, int otherFresh) {
        return new SwapSettings(
                warmUp,
                settle,
                steady,
                otherSwaps == 0 ? swaps : otherSwaps,
                otherFresh == 0 ? fresh : otherFresh,
                whole,
                between);
    }
}
