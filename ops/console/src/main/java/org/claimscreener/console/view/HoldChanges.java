package org.claimscreener.console.view;

import java.util.function.Consumer;

/** Tells of steps once the projection shows them. Thread-safe. */
public interface HoldChanges {
    /**
     * Listens. The listener is called from the projection's thread, must not block, and is dropped when it throws.
     *
     * @return to be closed when nobody listens any more
     */
    Subscription subscribe(Consumer<HoldChange> listener);

    /** Ends listening. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
