package org.claimscreener.engine.tip;

/** What a person wants done with a tip. */
public enum TipCommandKind {
    /** Accept it and check its lead. */
    TAKE_UP,
    DISMISS,
    /** More time for the check, once. */
    EXTEND,
    CLOSE_VERIFIED,
    CLOSE_UNFOUNDED,
    /** It is about the same facts as another tip. */
    SAME_FACTS,
    /** It is about facts of its own after all. */
    OWN_FACTS,
    /** A hold or a case belongs to it. */
    LINK;

    boolean needsOther() {
        return this == SAME_FACTS || this == LINK;
    }
}
