package org.claimscreener.console.desk.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.claimscreener.console.view.HoldChange;
import org.claimscreener.console.view.HoldChanges;

/**
 * Open pages that want to hear of changes. A change is put down with each page that it concerns, and told at most four
 * times a second, so that neither a flood of holds nor a slow page holds up anybody. Thread-safe.
 */
public final class LiveEvents implements AutoCloseable {
    /** More open pages than that are not told of changes; they still work. */
    public static final int MAX_LISTENERS = 1_000;

    private static final long TELL_EVERY_MS = 250;
    private static final int TELLERS = 4;

    private final Set<LiveListener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(LiveEvents::daemon);
    private final ExecutorService tellers = Executors.newFixedThreadPool(TELLERS, LiveEvents::daemon);
    private final HoldChanges.Subscription subscription;
    private final ScheduledFuture<?> ticking;

    public LiveEvents(HoldChanges changes) {
        subscription = changes.subscribe(this::changed);
        ticking = clock.scheduleWithFixedDelay(this::tellAll, TELL_EVERY_MS, TELL_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "console-live");
        thread.setDaemon(true);
        return thread;
    }

    /** Adds a page; false when there are too many. */
    public boolean add(LiveListener listener) {
        return listeners.size() < MAX_LISTENERS && listeners.add(listener);
    }

    /** Takes a page out. */
    public void remove(LiveListener listener) {
        listeners.remove(listener);
    }

    /** How many pages listen. */
    public int listeners() {
        return listeners.size();
    }

    private void changed(HoldChange change) {
        for (LiveListener listener : listeners) {
            listener.note(change);
        }
    }

    private void tellAll() {
        for (LiveListener listener : listeners) {
            if (listener.startTelling()) {
                tellers.execute(listener::tell);
            }
        }
    }

    @Override
    public void close() {
        subscription.close();
        ticking.cancel(false);
        clock.shutdownNow();
        tellers.shutdownNow();
        listeners.clear();
    }
}
