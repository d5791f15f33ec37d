package org.claimscreener.engine.tip;

/** Why something was not done. */
public enum TipRefusal {
    /** A field is missing or wrong. */
    UNREADABLE,
    /** Another one of that id came before. */
    SAME_ID,
    /** Received in the future, or too long ago. */
    OUT_OF_TIME,
    /** There is no such tip about this subject, or none any more. */
    UNKNOWN_TIP,
    /** The tip's stage does not allow it. */
    NOT_NOW,
    /** Another person has to do it. */
    NOT_YOU,
    /** A condition of acceptance is not met. */
    CONDITIONS_UNMET,
    /** The subject's bound is reached. */
    TOO_MANY
}
