package org.claimscreener.launcher.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for conditions that nobody signals. Stateless. */
public final class Waiting {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Waiting() {}

    /** What is waited for. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws DemoFailure;
    }

    /**
     * Returns when the condition holds or time is up.
     *
     * @return whether it held in time
     * @throws DemoFailure as the condition does
     */
    static boolean until(Condition condition, Duration atMost) throws DemoFailure {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return true;
    }
}
