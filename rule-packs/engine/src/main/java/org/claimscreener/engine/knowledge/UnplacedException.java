package org.claimscreener.engine.knowledge;

/** A point, or an item of one, that is in no table; the message says why. */
public final class UnplacedException extends Exception {
    private static final long serialVersionUID = 1L;

    UnplacedException(String why) {
        super(why);
    }

    /** Why, for the report. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
