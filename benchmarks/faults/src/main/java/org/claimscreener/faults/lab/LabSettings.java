package org.claimscreener.faults.lab;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to run it.
 *
 * @param home of the source tree, for the rule packs
 * @param folder for data, state and logs; the caller's to remove
 * @param ratePerSecond messages a second
 * @param seed of the traffic
 * @param checkpointInterval of the job
 */
public record LabSettings(Path home, Path folder, int ratePerSecond, long seed, Duration checkpointInterval) {
    private static final int HIGHEST_RATE = 5_000;

    public LabSettings {
        if (ratePerSecond < 1 || ratePerSecond > HIGHEST_RATE) {
            throw new IllegalArgumentException("the rate is 1 to " + HIGHEST_RATE + ", not " + ratePerSecond);
        }
    }

    /** The same in another folder. */
    public LabSettings in(Path other) {
        return new LabSettings(home, other, ratePerSecond, seed, checkpointInterval);
    }
}
