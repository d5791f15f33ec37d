package org.claimscreener.console.store;

/** Why a record was not taken in. */
enum Gap {
    /** Its bytes are no record of its topic. */
    UNREADABLE,
    /** An id is longer than any of ours, or holds a NUL; or a step has no stage. */
    MALFORMED,
    /** A step that does not follow the newest one of its hold. */
    OUT_OF_SEQUENCE,
    /** The database took everything around it, but not it. */
    REJECTED
}
