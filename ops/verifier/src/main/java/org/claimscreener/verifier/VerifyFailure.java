package org.claimscreener.verifier;

import org.jspecify.annotations.Nullable;

/** The log could not be judged to its end. Says nothing about whether it is clean. */
public final class VerifyFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** The message says what happened, what it means and what to do. */
    public VerifyFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** For a failure that nothing else caused. */
    public VerifyFailure(String message) {
        this(message, null);
    }
}
