package org.claimscreener.engine.inspection;

/** A file of seeds, or a record of one, that cannot be used; the message says where and why, and shows no seed. */
public final class SeedsRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    SeedsRefusedException(String message) {
        super(message);
    }

    SeedsRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
