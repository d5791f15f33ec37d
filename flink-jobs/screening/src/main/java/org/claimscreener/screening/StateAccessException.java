package org.claimscreener.screening;

/** Keyed state could not be read or written. The task restarts from its checkpoint: half a change must not stay. */
public final class StateAccessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StateAccessException(String what, Exception cause) {
        super("Keyed state could not be accessed: " + what, cause);
    }
}
