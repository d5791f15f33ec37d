package org.claimscreener.launcher.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Works the system until it is warm. A JVM's first half minute goes into compiling itself; a latency measured then says
 * nothing about the next hour. So settlements that do not count are sent as fast as they are answered, until the
 * throughput grows no more, or time or number is up.
 */
final class WarmUp {
    /** Messages under way at a time: enough to keep every step busy, few enough to be answered soon. */
    private static final int WINDOW = 64;

    /** The job compiles its rule packs first, on a machine that may be busy. */
    private static final Duration FIRST_ANSWER_PATIENCE = Duration.ofMinutes(2);

    /** No longer than this, warm or not. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_MESSAGES = 20_000;
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    /** Throughput that grows by less than this in two rounds running has settled. */
    private static final double STILL_GROWING = 1.05;

    private static final int QUIET_ROUNDS = 3;

    private final SettlementSender sender;
    private final TrafficFeed feed;
    private final Tally tally;
    private final Waiting.Condition stop;
    private long sent;

    /**
     * @param stop true ends the warm-up; asked often, so it may also report that something broke
     */
    WarmUp(SettlementSender sender, TrafficFeed feed, Tally tally, Waiting.Condition stop) {
        this.sender = sender;
        this.feed = feed;
        this.tally = tally;
        this.stop = stop;
    }

    /** Sends a first message and waits for its answer: the job is up. */
    void awaitFirstAnswer() throws DemoFailure, InterruptedException {
        sendOne();
        boolean answered = Waiting.until(() -> tally.inFlight() == 0 || stop.holds(), FIRST_ANSWER_PATIENCE);
        if (!answered) {
            throw new DemoFailure(
                    "The job did not answer its first settlement within " + FIRST_ANSWER_PATIENCE.toSeconds() + " s",
                    null);
        }
    }

    /** Works until warm, and until everything sent is answered. */
    void run() throws DemoFailure, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        double best = 0;
        int quiet = 0;
        while (quiet < QUIET_ROUNDS && sent < MOST_MESSAGES && System.nanoTime() - end < 0 && !stop.holds()) {
            double throughput = round(end);
            quiet = throughput < best * STILL_GROWING ? quiet + 1 : 0;
            best = Math.max(best, throughput);
        }
        Waiting.until(() -> tally.inFlight() == 0 || stop.holds(), DRAIN_PATIENCE);
    }

    /** Messages sent so far. */
    long sent() {
        return sent;
    }

    /** Keeps the window full for a while; gives messages a second. */
    private double round(long end) throws DemoFailure, InterruptedException {
        long before = sent;
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < ROUND_NANOS && System.nanoTime() - end < 0 && !stop.holds()) {
            if (tally.inFlight() < WINDOW && sent < MOST_MESSAGES) {
                sendOne();
            } else {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
        return (sent - before) / ((System.nanoTime() - begin) / 1e9);
    }

    private void sendOne() throws InterruptedException {
        Message message = feed.take();
        tally.sent(message, System.nanoTime());
        sender.send(message);
        sent++;
    }
}
