package org.claimscreener.faults.load;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.jspecify.annotations.Nullable;

/** Makes traffic ahead of its time, in a thread of its own: the planning of a day must not delay what is due. */
final class Feed implements AutoCloseable {
    /** Enough people that a run of hours does not reach the present: three thousand settlements a simulated day. */
    private static final int POPULATION = 200_000;

    private static final int DAYS_BACK = 400;
    private static final int MADE_AHEAD = 4_000;

    private final BlockingQueue<TrafficEvent> ahead = new ArrayBlockingQueue<>(MADE_AHEAD);
    private final Thread maker;
    private volatile @Nullable RuntimeException failure;

    Feed(long seed) {
        LocalDate from = LocalDate.now(ZoneOffset.UTC).minusDays(DAYS_BACK);
        TrafficSettings settings = TrafficSettings.defaults(seed, from).withPopulation(POPULATION);
        maker = new Thread(() -> make(settings), "traffic");
        maker.setDaemon(true);
        maker.start();
    }

    private void make(TrafficSettings settings) {
        try {
            Traffic traffic = new Traffic(settings);
            while (true) {
                ahead.put(traffic.next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /**
     * The next event; waits for it.
     *
     * @throws IllegalStateException when the generator failed
     */
    TrafficEvent take() throws InterruptedException {
        while (true) {
            TrafficEvent event = ahead.poll(100, TimeUnit.MILLISECONDS);
            if (event != null) {
                return event;
            }
            if (failure != null) {
                throw new IllegalStateException("The traffic generator failed", failure);
            }
        }
    }

    @Override
    public void close() {
        maker.interrupt();
    }
}
