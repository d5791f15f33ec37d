package org.claimscreener.launcher.demo;

import java.time.Duration;

/**
 * What a demo does.
 *
 * @param ratePerSecond messages sent a second, 1 to 20,000
 * @param length how long it sends once it is warm, 1 s to 1 h
 * @param seed of the traffic
 * @param stays whether everything goes on after that until it is stopped, for the review desk
 */
public record DemoSettings(int ratePerSecond, Duration length, long seed, boolean stays) {
    private static final int HIGHEST_RATE = 20_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Every settlement of a run is remembered until its end, to know a second answer from the first. */
    private static final long MOST_MESSAGES = 2_000_000;

    /** Checks that the run fits a machine. */
    public DemoSettings {
        if (ratePerSecond < 1 || ratePerSecond > HIGHEST_RATE) {
            throw new IllegalArgumentException("--rate is " + ratePerSecond + ", expected 1 to " + HIGHEST_RATE);
        }
        if (length.compareTo(Duration.ofSeconds(1)) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("--for is " + length.toSeconds() + "s, expected 1s to 1h");
        }
        if (ratePerSecond * length.toSeconds() > MOST_MESSAGES) {
            throw new IllegalArgumentException(
                    "--rate times --for is more than " + MOST_MESSAGES + " messages; lower one of them");
        }
    }

    /** Messages that the run sends. */
    public long messages() {
        return ratePerSecond * length.toSeconds();
    }
}
