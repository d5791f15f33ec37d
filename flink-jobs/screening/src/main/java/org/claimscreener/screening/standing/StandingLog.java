package org.claimscreener.screening.standing;

import java.io.Serializable;
import java.time.Duration;

import org.claimscreener.engine.readback.LogPosition;
import org.jspecify.annotations.Nullable;

/**
 * The compacted log of standings. Travels with the job; two that are equal are the same log.
 *
 * <p>What its readers throw when the log cannot be reached are unchecked exceptions whose messages say so.
 */
public interface StandingLog extends Serializable {
    /** A reader at the beginning. */
    Reader open();

    /** Reads the log. One thread. */
    interface Reader extends AutoCloseable {
        /** Where the log ends now. Asks the log itself and waits for its answer, for some seconds at most. */
        LogPosition end();

        /** The place of the next record. */
        LogPosition position();

        /** Goes on from another place; where records of before it are gone, from the first that is left. */
        void seek(LogPosition from);

        /**
         * Reads what there is.
         *
         * @param patience how long to wait for a record when there is none
         * @param visitor called for each record, in the order of each partition
         */
        void poll(Duration patience, Visitor visitor);

        @Override
        void close();
    }

    /** Takes a record. */
    @FunctionalInterface
    interface Visitor {
        /** A record with its place; a value of null is a tombstone. */
        void visit(int partition, long offset, byte @Nullable [] key, byte @Nullable [] value);
    }
}
