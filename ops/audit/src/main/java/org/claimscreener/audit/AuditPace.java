package org.claimscreener.audit;

import java.time.Duration;

/**
 * How often a chain is signed: after so many records or so long after a record, whichever is first.
 *
 * @param records 1 to 10,000
 * @param time 100 ms to 1 h
 */
public record AuditPace(int records, Duration time) {
    private static final int MAX_RECORDS = 10_000;
    private static final Duration MIN_TIME = Duration.ofMillis(100);
    private static final Duration MAX_TIME = Duration.ofHours(1);

    /** Unless said. */
    public static final AuditPace USUAL = new AuditPace(100, Duration.ofSeconds(10));

    /** What is written together is signed together: for whoever writes seldom, and ends. */
    static final AuditPace AT_ONCE = new AuditPace(1, Duration.ofSeconds(10));

    public AuditPace {
        if (records < 1 || records > MAX_RECORDS) {
            throw new IllegalArgumentException("a checkpoint after " + records + " records, expected 1 to 10000");
        }
        if (time.compareTo(MIN_TIME) < 0 || time.compareTo(MAX_TIME) > 0) {
            throw new IllegalArgumentException("a checkpoint after " + time + ", expected 100 ms to 1 h");
        }
    }
}
