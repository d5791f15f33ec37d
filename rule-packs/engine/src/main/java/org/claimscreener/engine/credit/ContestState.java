package org.claimscreener.engine.credit;

/** How far a contest has come. The change is in force until it is taken back. */
public enum ContestState {
    /** Waits for a second person. */
    OPEN,
    /** Nobody decided in time: it waits for a supervisor, without a further deadline. */
    ESCALATED,
    /** The change stands. */
    STANDS,
    /** The change was taken back. */
    TAKEN_BACK,
    /** The change was taken back by something else before anybody decided. */
    MOOT;

    /** Whether somebody is still to decide. */
    public boolean isPending() {
        return this == OPEN || this == ESCALATED;
    }
}
