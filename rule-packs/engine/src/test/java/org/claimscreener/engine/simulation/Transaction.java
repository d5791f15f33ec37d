package org.claimscreener.engine.simulation;

/** What one writer wrote between two checkpoints; seen by committed readers all at once or never. */
final class Transaction {
    /** How it ended. */
    enum Status {
        OPEN,
        COMMITTED,
        ABORTED
    }

    private Status status = Status.OPEN;

    /** False for one that has ended. */
    boolean commit() {
        boolean open = status == Status.OPEN;
        status = open ? Status.COMMITTED : status;
        return open;
    }

    /** Does nothing to one that has ended. */
    void abort() {
        status = status == Status.OPEN ? Status.ABORTED : status;
    }

    boolean committed() {
        return status == Status.COMMITTED;
    }
}
