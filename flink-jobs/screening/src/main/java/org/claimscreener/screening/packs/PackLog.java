package org.claimscreener.screening.packs;

import java.io.Serializable;
import java.time.Duration;

import org.claimscreener.wire.record.PackStatus;
import org.jspecify.annotations.Nullable;

/** The log of orders about packs, and the log of what became of them. Travels with the job; equal ones are one log. */
public interface PackLog extends Serializable {
    /**
     * Opens the log of orders at its beginning.
     *
     * @throws IllegalStateException when it cannot be reached
     */
    Orders openOrders();

    /**
     * As {@link #openOrders}, for one archive that is there: quick to go somewhere else and to close, where a follower is
     * quick to hear of what is new.
     *
     * @throws IllegalStateException when it cannot be reached
     */
    Orders openArchives();

    /** Opens the log of statuses for writing. Never throws: it is reached when something is told. */
    Statuses openStatuses();

    /** Reads orders. One thread. */
    interface Orders extends AutoCloseable {
        /** Offset after the last order that there is now. */
        long end();

        /** Offset of the next to be read. */
        long position();

        /** Reads on from there. */
        void seek(long offset);

        /** Waits for orders at most so long, and hands over what there is. */
        void poll(Duration patience, Visitor visitor);

        @Override
        void close();
    }

    /** Takes a record. */
    @FunctionalInterface
    interface Visitor {
        /**
         * A record.
         *
         * @param appendedAtMs when the broker appended it, epoch milliseconds
         */
        void visit(long offset, long appendedAtMs, byte @Nullable [] value);
    }

    /** Writes statuses. Thread-safe. */
    interface Statuses extends AutoCloseable {
        /** Writes one, some time; one that cannot be written is logged, for no decision hangs on it. */
        void tell(PackStatus status);

        @Override
        void close();
    }
}
