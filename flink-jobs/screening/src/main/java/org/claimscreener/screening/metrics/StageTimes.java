package org.claimscreener.screening.metrics;

import java.util.concurrent.TimeUnit;

import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.metrics.OfScreening;

import io.micrometer.core.instrument.Timer;

/** How old inputs are when a stage has done its part, by wall clock. The JVM's; thread-safe. */
public final class StageTimes {
    /** Read, checked and on its way to its institution. */
    public static final StageTimes DECODED = new StageTimes("decoded");

    /** Stamped with the institution's features. */
    public static final StageTimes PROFILED = new StageTimes("profiled");

    /** Handed to the sink. */
    public static final StageTimes DECIDED = new StageTimes("decided");

    /** Older ones come from a file, with the time of sending: nobody waits for those. */
    private static final long OLDEST_MS = TimeUnit.DAYS.toMillis(1);

    private final Timer timer;

    private StageTimes(String stage) {
        timer = JvmRegistry.meters().timer(OfScreening.STAGE, stage);
    }

    /**
     * An input has come so far.
     *
     * @param receivedAtMs its append time, epoch milliseconds
     */
    public void passed(long receivedAtMs) {
        long age = System.currentTimeMillis() - receivedAtMs;
        if (age < OLDEST_MS) {
            // Below 0 the broker's clock is ahead of this machine's.
            timer.record(Math.max(0, age), TimeUnit.MILLISECONDS);
        }
    }
}
