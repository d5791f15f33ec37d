package org.claimscreener.engine.tip;

/** Where a tip stands. */
public enum TipStage {
    /** Waits for somebody, or is linked to another tip on the same facts. */
    RECEIVED,
    /** Its lead is being checked. */
    TAKEN_UP,
    /** Not accepted, or no longer. */
    DISMISSED,
    CLOSED_VERIFIED,
    CLOSED_UNFOUNDED;

    boolean closed() {
        return this == CLOSED_VERIFIED || this == CLOSED_UNFOUNDED;
    }

    /** Its check runs or ended: the tip for which the others on the same facts stand aside. */
    boolean handled() {
        return this == TAKEN_UP || closed();
    }
}
