package org.claimscreener.console.view;

/** Where a tip stands. */
public enum TipState {
    /** Nobody has acted on it yet. */
    RECEIVED,
    /** Its lead is being checked. */
    TAKEN_UP,
    /** It was not accepted. */
    DISMISSED,
    /** What was reported is so. */
    CLOSED_VERIFIED,
    /** It is not. */
    CLOSED_UNFOUNDED;

    /** Whether nobody has to act on it any more. */
    public boolean ended() {
        return this != RECEIVED && this != TAKEN_UP;
    }
}
