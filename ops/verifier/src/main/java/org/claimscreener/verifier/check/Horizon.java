package org.claimscreener.verifier.check;

/**
 * Until when the log was read, and how long something may take.
 *
 * @param asOfMillis in milliseconds since 1970
 */
record Horizon(long asOfMillis, long graceMillis) {
    /** What began then should have come to its end; nothing has that begins later. */
    boolean overdue(long sinceMillis) {
        return sinceMillis <= asOfMillis && age(sinceMillis) >= graceMillis;
    }

    long age(long sinceMillis) {
        return Math.max(0, asOfMillis - sinceMillis);
    }
}
