package org.claimscreener.engine.tip;

import java.time.Duration;

/** Bounds of tips and of what is kept of them. */
public final class TipLimits {
    public static final int MAX_ID_LENGTH = 150;

    /** What is reported, in characters. */
    public static final int MAX_LEAD_LENGTH = 4_000;

    /** Fewer characters name no specific lead. */
    public static final int LEAST_LEAD_LENGTH = 10;

    public static final int MAX_REASON_LENGTH = 2_000;

    /** Base64 of a seal. */
    public static final int MAX_SEAL_LENGTH = 1_000;

    /** A receipt may be stated so far before the log takes it in: letters are entered later. */
    public static final Duration MAX_ENTERED_LATER = Duration.ofDays(30);

    /** Clocks differ by so much. */
    public static final Duration MAX_AHEAD = Duration.ofMinutes(10);

    /** Tips kept about one subject, with those that ended not long ago. */
    public static final int MAX_TIPS = 300;

    /** Ids by which tips and commands that come again are known, besides those of the tips kept. */
    public static final int MAX_ANSWERED = 400;

    /** How long a check that ended is kept: limitation is two years, and money comes back later still. */
    public static final Duration KEEP_CLOSED = Duration.ofDays(1_100);

    /** How long a tip that was dismissed is kept. */
    public static final Duration KEEP_DISMISSED = Duration.ofDays(400);

    /** Holds and cases that are linked to one tip. */
    public static final int MAX_LINKS = 100_000;

    /** Sums of what came back stop there, in fen; no reward needs more. */
    public static final long MAX_RETURNED_FEN = 1_000_000_000_000_000_000L;

    /** Scrutiny entries of one standing. Only policies that change a dozen times in half a year reach it; the nearest count. */
    public static final int MAX_ENTRIES = 50;

    private TipLimits() {}
}
