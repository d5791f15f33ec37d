package org.claimscreener.commandline;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something over and over in a thread of its own. A time that fails is logged, and the next one is tried. */
public final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final Duration every;
    private final Runnable task;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Does nothing before {@link #start()}. */
    public Ticker(Duration every, Runnable task) {
        this.every = every;
        this.task = task;
    }

    /** Begins, with a pause first. */
    public void start() {
        Thread thread = new Thread(this::run, "ticker");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("What is shown may be old", e);
        }
    }

    /** Begins no other time; one under way may still end. */
    @Override
    public void close() {
        closed.countDown();
    }
}
