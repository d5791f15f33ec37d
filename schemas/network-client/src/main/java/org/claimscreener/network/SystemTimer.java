package org.claimscreener.network;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** By the system's monotonic time, in one daemon thread. */
final class SystemTimer implements DeadlineTimer {
    private final ScheduledThreadPoolExecutor executor;

    SystemTimer() {
        executor = new ScheduledThreadPoolExecutor(
                1, task -> Threads.daemon(task, "network client's deadlines"), new ThreadPoolExecutor.DiscardPolicy());
        // A deadline that was met must not keep its submission in memory until it would have passed.
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        Future<?> scheduled = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    /** Tasks that still hold memory. */
    int pending() {
        return executor.getQueue().size();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
