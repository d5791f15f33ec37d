package org.claimscreener.engine.calendar;

/** What a notice makes of a day. */
enum DayKind {
    HOLIDAY,
    /** A Saturday or Sunday that is worked for a holiday. */
    WORKDAY
}
