package org.claimscreener.faults.lab;

/** A fault cannot be injected on this machine; the message says what is missing. */
public final class NotHere extends Exception {
    private static final long serialVersionUID = 1L;

    public NotHere(String message) {
        super(message);
    }
}
