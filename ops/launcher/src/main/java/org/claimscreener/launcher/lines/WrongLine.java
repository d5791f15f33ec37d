package org.claimscreener.launcher.lines;

/** A line, or a field of it, that is not as it must be. The message says what is wrong and what to write. */
public final class WrongLine extends Exception {
    private static final long serialVersionUID = 1L;

    public WrongLine(String message) {
        super(message);
    }
}
