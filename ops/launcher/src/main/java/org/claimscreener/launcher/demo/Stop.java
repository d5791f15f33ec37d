package org.claimscreener.launcher.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells a command that somebody wants it to end, and holds the process until it has tidied up. A signal ends the JVM as
 * soon as its shutdown hooks return, so the hook waits for the main thread, within bounds. Thread-safe.
 */
public final class Stop {
    /** Draining, stopping the job and the broker, removing the folder. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Duration patience;
    private final CountDownLatch tidy = new CountDownLatch(1);
    private final CountDownLatch requested = new CountDownLatch(1);

    public Stop() {
        this(PATIENCE);
    }

    /** @param patience how long the process is held for tidying up */
    public Stop(Duration patience) {
        this.patience = patience;
    }

    /** Makes Ctrl-C and termination signals ask for the end. */
    public void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::request, "stop"));
    }

    private void request() {
        requested.countDown();
        try {
            tidy.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the end was asked for before {@link #done()}. */
    public boolean requested() {
        return requested.getCount() == 0;
    }

    /** Returns when the end is asked for. */
    public void await() throws InterruptedException {
        requested.await();
    }

    /** Returns when the end is asked for, or after so long. */
    public void await(Duration atMost) throws InterruptedException {
        var unused = requested.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says that nothing is left to tidy up; the process may end. */
    public void done() {
        tidy.countDown();
    }
}
