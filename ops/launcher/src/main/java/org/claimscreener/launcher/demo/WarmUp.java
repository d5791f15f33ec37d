package org.claimscreener.launcher.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Works the system until it is warm. A JVM's first half minute goes into compiling itself; a latency measured then says
 * nothing about the next hour. So settlements that do not count are sent as fast as they are answered, until the system
 * answers a good deal more than the demo will ask of it, or time or number is up.
 */
final class WarmUp {
    /** Messages under way at a time: enough to keep every step busy, few enough to be answered soon. */
    private static final int WINDOW = 64;

    /** The job compiles its rule packs first, on a machine that may be busy. */
    private static final Duration FIRST_ANSWER_PATIENCE = Duration.ofMinutes(2);

    /** No longer than this, warm or not. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_MESSAGES = 60_000;
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    /** Throughput in terms of the demo's rate that leaves the steps idle most of the time. */
    private static final int HEADROOM = 3;

    private static final int ROUNDS_WITH_HEADROOM = 2;

    private final SettlementSender sender;
    private final TrafficFeed feed;
    private final Tally tally;
    private final int ratePerSecond;
    private final Waiting.Condition stop;
    private long sent;

    /**
     * @param ratePerSecond what the demo will send
     * @param stop true ends the warm-up; asked often, so it may also report that something broke
     */
    WarmUp(SettlementSender sender, TrafficFeed feed, Tally tally, int ratePerSecond, Waiting.Condition stop) {
        this.sender = sender;
        this.feed = feed;
        this.tally = tally;
        this.ratePerSecond = ratePerSecond;
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
        int rounds = 0;
        while (rounds < ROUNDS_WITH_HEADROOM && sent < MOST_MESSAGES && System.nanoTime() - end < 0 && !stop.holds()) {
            rounds = round(end) >= HEADROOM * ratePerSecond ? rounds + 1 : 0;
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
