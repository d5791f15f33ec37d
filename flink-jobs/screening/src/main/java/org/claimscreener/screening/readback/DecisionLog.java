package org.claimscreener.screening.readback;

import java.io.Serializable;
import java.util.concurrent.CompletableFuture;

import org.claimscreener.engine.readback.LogPosition;
import org.jspecify.annotations.Nullable;

/** The log of decisions, as its own writer reads it: uncommitted, for the first record binds. Travels with the job. */
public interface DecisionLog extends Serializable {
    /** For the coordinator, on the JobManager. */
    Ends openEnds();

    /** For a deciding subtask. */
    Reader openReader();

    /** Tells places in the log. Thread-safe, and never blocks. */
    interface Ends extends AutoCloseable {
        /** Where the log ends now. */
        CompletableFuture<LogPosition> end();

        /** A place before which no decision can lie to any settlement that is still in the settlements' log. */
        CompletableFuture<LogPosition> floor();

        @Override
        void close();
    }

    /** Reads the log. One thread. */
    interface Reader extends AutoCloseable {
        /**
         * Reads from one place to another, both of this log, and returns when all is read.
         *
         * @param visitor called for each record, in the order of each partition
         */
        void read(LogPosition from, LogPosition to, Visitor visitor);

        /**
         * Reads on from a place until {@link #wakeUp()}, as records come.
         *
         * @param visitor called for each record, in the order of each partition
         */
        void follow(LogPosition from, Visitor visitor);

        /** Ends {@link #follow}; from any thread. */
        void wakeUp();

        @Override
        void close();
    }

    /** Takes a record. */
    @FunctionalInterface
    interface Visitor {
        /**
         * A record.
         *
         * @param key the patient's id in UTF-8; null in no record of ours
         */
        void visit(byte @Nullable [] key, byte @Nullable [] value);
    }
}
