package org.claimscreener.screening.packs;

/** Where a subtask of the first operator finds its stamp. Used in the task's thread. */
public interface StampBook extends AutoCloseable {
    /**
     * Waits until there is a stamp and all that it needs is compiled.
     *
     * @throws InterruptedException when the task is cancelled meanwhile
     */
    void open() throws InterruptedException;

    /** The stamp now; the same object until it changes. */
    Stamp stamp();

    @Override
    void close();
}
