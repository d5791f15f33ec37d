package org.claimscreener.engine.feature;

/** What is counted. */
public enum Over {
    /** Settlements, each once, as they were submitted, until they are withdrawn as a whole. */
    SETTLEMENT,
    /** Fee lines with a quantity, until they are withdrawn. */
    LINE,
    /** Settlements that were withdrawn as a whole, at the time at which they had been settled. Of an institution only. */
    WITHDRAWAL
}
