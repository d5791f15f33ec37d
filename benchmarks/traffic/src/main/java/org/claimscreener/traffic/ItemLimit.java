package org.claimscreener.traffic;

/** The published limits that an item of the catalogue has. */
enum ItemLimit {
    SEX,
    CHILD,
    LEVEL,
    VISIT_MODE,
    COURSE,
    INDICATION,
    HERB_ALONE,
    HERB_NEVER,
    PERIOD,
    DAILY
}
