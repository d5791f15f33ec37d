package org.claimscreener.launcher.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficSettings;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages ahead of their time, in a thread of its own: the generator plans a day of thousands of people at once, and
 * that pause must not delay what is due. One taker at a time.
 */
public final class TrafficFeed implements AutoCloseable {
    /** The day on which the simulated traffic begins, when that leaves enough days until today. */
    private static final LocalDate BEGINNING = LocalDate.of(2026, 6, 1);

    /** The warm-up plays so much earlier, so that its visits and card swipes lie outside the windows of what follows. */
    private static final int WARM_UP_DAYS_EARLIER = 45;

    /** So many people that the longest warm-up is over before what follows begins: 60,000 messages are 27 days of theirs. */
    private static final int WARM_UP_POPULATION = 150_000;

    /** Simulated time is squeezed into the run, but by no more than this: nobody's course of treatment is that dense. */
    private static final int MOST_DAYS = 60;

    private static final double SETTLEMENTS_A_DAY_AND_PERSON = 0.015;
    private static final int LEAST_POPULATION = 20_000;
    private static final int LARGEST_POPULATION = 2_000_000;
    private static final int MADE_AHEAD = 2_000;
    private static final Duration FILL_PATIENCE = Duration.ofSeconds(30);

    /** Letter and digits at the start of a patient's id that tell one seed's people from another's. */
    private static final int SEED_PREFIX = 5;

    private final BlockingQueue<Message> ahead = new ArrayBlockingQueue<>(MADE_AHEAD);
    private final Thread maker;
    private volatile @Nullable RuntimeException failure;

    private TrafficFeed(String name, TrafficSettings settings) {
        maker = new Thread(() -> make(settings), name);
        maker.setDaemon(true);
        maker.start();
    }

    /** What is counted: everything that a network sends, faults and frauds included. */
    public static TrafficFeed measured(DemoSettings demo) {
        return new TrafficFeed("traffic", settings(demo.seed(), demo));
    }

    /**
     * What the warm-up sends: other people at another time, and no message without an id, because one that nobody can
     * read could not be told from those that are counted.
     */
    static TrafficFeed warmUp(DemoSettings demo) {
        TrafficSettings all = settings(otherPeople(demo), demo);
        TrafficSettings readable = new TrafficSettings(
                all.seed(),
                all.from().minusDays(WARM_UP_DAYS_EARLIER),
                WARM_UP_POPULATION,
                all.fraudShare(),
                all.retryShare(),
                all.lateShare(),
                all.reversalShare(),
                0);
        return new TrafficFeed("warm-up traffic", readable);
    }

    /**
     * The next message; waits for it.
     *
     * @throws IllegalStateException when the generator failed
     */
    public Message take() throws InterruptedException {
        while (true) {
            Message message = ahead.poll(100, TimeUnit.MILLISECONDS);
            if (message != null) {
                return message;
            }
            if (failure != null) {
                throw new IllegalStateException("The traffic generator failed", failure);
            }
        }
    }

    /** Returns when as much is made ahead as there is room for, so that a schedule does not begin with a race. */
    void awaitFull() throws DemoFailure {
        Waiting.until(() -> ahead.remainingCapacity() == 0 || failure != null, FILL_PATIENCE);
    }

    /** Ends the thread. A second call does nothing. */
    @Override
    public void close() {
        maker.interrupt();
    }

    private void make(TrafficSettings settings) {
        try {
            Traffic traffic = new Traffic(settings);
            while (true) {
                ahead.put(Message.of(traffic.next()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private static TrafficSettings settings(long seed, DemoSettings demo) {
        long persons = Math.round(demo.messages() / (MOST_DAYS * SETTLEMENTS_A_DAY_AND_PERSON));
        int population = (int) Math.min(LARGEST_POPULATION, Math.max(LEAST_POPULATION, persons));
        return TrafficSettings.defaults(seed, from(demo.messages(), population)).withPopulation(population);
    }

    /** A settlement may not lie in the future, so a long run on a slow clock begins earlier. */
    private static LocalDate from(long messages, int population) {
        long days = Math.round(messages / (population * SETTLEMENTS_A_DAY_AND_PERSON)) * 3 / 2 + 2;
        LocalDate latest = LocalDate.now(ZoneOffset.UTC).minusDays(days);
        return latest.isBefore(BEGINNING) ? latest : BEGINNING;
    }

    /** Ids carry four digits of the seed; two seeds may, rarely, share them. */
    private static long otherPeople(DemoSettings demo) {
        String taken = firstKey(demo.seed());
        long other = demo.seed() + 1;
        while (firstKey(other).regionMatches(0, taken, 0, SEED_PREFIX)) {
            other++;
        }
        return other;
    }

    private static String firstKey(long seed) {
        TrafficSettings small = TrafficSettings.defaults(seed, BEGINNING).withPopulation(100);
        return new Traffic(small).next().key();
    }
}
