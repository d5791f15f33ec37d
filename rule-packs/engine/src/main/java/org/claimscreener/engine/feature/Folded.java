package org.claimscreener.engine.feature;

/** Where a fold leaves its value: known only when there was anything to tell it from. Not thread-safe. */
public final class Folded {
    private long value;
    private boolean known;

    /** The feature has that value. */
    public void is(long of) {
        value = of;
        known = true;
    }

    long value() {
        return value;
    }

    boolean known() {
        return known;
    }
}
