package org.claimscreener.console.desk.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.claimscreener.console.view.HoldChange;
import org.claimscreener.wire.record.HoldEvent;

/** One open page: which holds it shows, and what it has not been told yet. Thread-safe. */
public final class LiveListener {
    private static final long QUIET_ROUNDS = 60;
    private static final long MOST_ROUNDS = 2_400;

    private final List<String> watched;
    private final Optional<String> institutionId;
    private final boolean wantsNew;
    private final Outlet outlet;
    private final AtomicIntegerArray changed;
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong openedTold = new AtomicLong();
    private final AtomicBoolean telling = new AtomicBoolean();
    private final AtomicLong rounds = new AtomicLong();

    /** Where events go. Called by one thread at a time. */
    public interface Outlet {
        /** An event by name. A line of text at most. */
        void event(String name, String data);

        /** Something that keeps proxies from ending a quiet connection. */
        void stillHere();

        /** Ends it; the page connects again, and is asked again who it is. */
        void end();
    }

    /**
     * @param watched ids of the holds that the page shows; the n-th is told of as event {@code hold-n}
     * @param institutionId when only its holds are for the person
     * @param wantsNew whether new holds are told of, as event {@code opened} with how many since the page was drawn
     */
    public LiveListener(List<String> watched, Optional<String> institutionId, boolean wantsNew, Outlet outlet) {
        this.watched = List.copyOf(watched);
        this.institutionId = institutionId;
        this.wantsNew = wantsNew;
        this.outlet = outlet;
        this.changed = new AtomicIntegerArray(watched.size());
    }

    void note(HoldChange change) {
        if (institutionId.isPresent() && !institutionId.get().equals(change.institutionId())) {
            return;
        }
        if (wantsNew && change.event() == HoldEvent.OPENED) {
            opened.incrementAndGet();
        }
        int place = watched.indexOf(change.holdId());
        if (place >= 0) {
            changed.set(place, 1);
        }
    }

    /** Whether there is something to tell and nobody tells it already; who gets true calls {@link #tell}. */
    boolean startTelling() {
        boolean due = rounds.incrementAndGet() % QUIET_ROUNDS == 0 || anything();
        return due && telling.compareAndSet(false, true);
    }

    private boolean anything() {
        return opened.get() != openedTold.get()
                || IntStream.range(0, changed.length()).anyMatch(i -> changed.get(i) != 0);
    }

    void tell() {
        try {
            if (rounds.get() >= MOST_ROUNDS) {
                outlet.end();
                return;
            }
            long count = opened.get();
            if (openedTold.getAndSet(count) != count) {
                outlet.event("opened", Long.toString(count));
            }
            for (int i = 0; i < changed.length(); i++) {
                if (changed.getAndSet(i, 0) != 0) {
                    outlet.event("hold-" + i, "1");
                }
            }
            outlet.stillHere();
        } finally {
            telling.set(false);
        }
    }
}
