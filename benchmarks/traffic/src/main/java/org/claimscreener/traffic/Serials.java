package org.claimscreener.traffic;

/** Numbers visits, settlements and reversals in the order in which they are planned. */
final class Serials {
    private long last;

    long next() {
        return ++last;
    }
}
