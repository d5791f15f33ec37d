package org.claimscreener.screening.standing;

import java.io.Serializable;

import org.claimscreener.engine.standing.StandingBook;

/** Where standings come from. Travels with the job. */
public interface StandingSource extends Serializable {
    /**
     * Opens the book for one subtask; returns when it holds all that had been issued at the time of the call.
     *
     * @throws IllegalStateException when that cannot be had: deciding without it would pay the barred
     */
    Lease open() throws InterruptedException;

    /** A book in use. One thread; what is issued later shows by itself. */
    interface Lease extends StandingBook, AutoCloseable {
        /** Gives it back. Closing again does nothing. */
        @Override
        void close();
    }
}
