package org.claimscreener.verifier;

import org.jspecify.annotations.Nullable;

/** The log could not be judged to its end. Says nothing about whether it is clean. */
public final class VerifyFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isFinal;

    private VerifyFailure(String message, @Nullable Throwable cause, boolean isFinal) {
        super(message, cause);
        this.isFinal = isFinal;
    }

    /** The message says what happened, what it means and what to do. */
    public VerifyFailure(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    /** For a failure that nothing else caused. */
    public VerifyFailure(String message) {
        this(message, null, false);
    }

    /** For a failure after which reading on makes no sense. */
    public static VerifyFailure lasting(String message) {
        return new VerifyFailure(message, null, true);
    }

    /** Whether it stays, however often one tries again. */
    public boolean isFinal() {
        return isFinal;
    }
}
