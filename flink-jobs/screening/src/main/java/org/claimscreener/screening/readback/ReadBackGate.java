package org.claimscreener.screening.readback;

import org.claimscreener.engine.readback.LogPosition;

/** A deciding subtask's way to the coordinator. */
public interface ReadBackGate {
    /**
     * From where to where to read back.
     *
     * @param from at the latest where the state that was restored ends
     * @param to the end of all that earlier attempts wrote
     */
    record Range(LogPosition from, LogPosition to) {}

    /**
     * Says that this subtask is open, waits until all are, and returns what to read.
     *
     * @throws InterruptedException when the task is cancelled meanwhile
     */
    Range awaitAllOpen() throws InterruptedException;

    /** Says that all of it is read and in the state. */
    void readBack();
}
