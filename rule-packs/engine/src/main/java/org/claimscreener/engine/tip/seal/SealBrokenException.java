package org.claimscreener.engine.tip.seal;

/** A seal that cannot be opened; says why, and nothing of what it holds. */
public final class SealBrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** Cut off, too long, or of a version that this build does not know. */
        NOT_A_SEAL,
        /** Sealed for another key than this one. */
        OTHER_KEY,
        /** Changed, or of another tip. */
        ALTERED,
        /** Opened, but what is in it is no reporter: whoever sealed it had another program. */
        NO_REPORTER
    }

    SealBrokenException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
