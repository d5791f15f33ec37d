package org.claimscreener.faults.scenario;

import java.time.Duration;

/**
 * How thorough to be.
 *
 * @param smoke few repetitions and short waits
 * @param outage how long all brokers are away
 * @param ratePerSecond of the load
 */
public record TrialSettings(boolean smoke, Duration outage, int ratePerSecond) {
    /** Repetitions. */
    int times(int thorough, int smokes) {
        return smoke ? smokes : thorough;
    }

    /** How long to look at a system that has recovered, before the next fault. */
    Duration calm() {
        return Duration.ofSeconds(smoke ? 6 : 10);
    }
}
