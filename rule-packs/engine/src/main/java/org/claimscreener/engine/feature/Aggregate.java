package org.claimscreener.engine.feature;

/** What a feature computes over what its window and filter leave. {@code FEATURES.md} gives the meaning at the edges. */
public enum Aggregate {
    /** How many. */
    COUNT,
    /** Sum of the values. */
    SUM,
    /** Least value. Of a person only. */
    MIN,
    /** Greatest value. Of a person only. */
    MAX,
    /** The value of the earliest, this settlement left out. Of a person only. */
    FIRST,
    /** The value of the latest, this settlement left out. Of a person only. */
    LAST,
    /** How many different values. */
    DISTINCT,
    /** Hundredths of a percent (per ten thousand) that the filter leaves of all that the key and the window hold. */
    RATIO,
    /** Time since the latest before this settlement: seconds for an institution, days for a person. */
    GAP,
    /** Most consecutive civil days with at least one. Of a person only. */
    RUN_DAYS,
    /** Days of supply in percent of the days gone by since the first of them. Of a person only. */
    SUPPLY_COVER,
    /** Mean sum a civil day over the whole days of the window before this one, in hundredths. Of an institution only. */
    MEAN_PER_DAY,
    /** Standard deviation of the sums a civil day over the same days, in hundredths. Of an institution only. */
    SPREAD_PER_DAY
}
