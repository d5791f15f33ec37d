package org.claimscreener.network;

import java.time.Duration;

/** Runs tasks after a while. The seam by which tests own the time. Thread-safe. */
interface DeadlineTimer extends AutoCloseable {

    /** A task that was scheduled. */
    @FunctionalInterface
    interface Alarm {
        /** Frees what the task holds; it does not run any more unless it runs already. */
        void cancel();
    }

    /** Never runs the task in the calling thread; after {@link #close()} never at all. */
    Alarm after(Duration delay, Runnable task);

    @Override
    void close();
}
