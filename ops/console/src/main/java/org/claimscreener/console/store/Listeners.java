package org.claimscreener.console.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.claimscreener.console.view.HoldChange;
import org.claimscreener.console.view.HoldChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to know of steps. Thread-safe. */
final class Listeners implements HoldChanges {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    @Override
    public Subscription subscribe(Consumer<HoldChange> listener) {
        Entry entry = new Entry(listener);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    void tell(HoldChange change) {
        entries.removeIf(entry -> !isTold(entry, change));
    }

    private static boolean isTold(Entry entry, HoldChange change) {
        try {
            entry.listener.accept(change);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("A listener failed and is told no more", e);
            return false;
        }
    }

    /** So that the same listener may subscribe twice. */
    private static final class Entry {
        private final Consumer<HoldChange> listener;

        private Entry(Consumer<HoldChange> listener) {
            this.listener = listener;
        }
    }
}
