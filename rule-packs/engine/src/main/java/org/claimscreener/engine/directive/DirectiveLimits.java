package org.claimscreener.engine.directive;

import java.time.Duration;

/** Bounds of directives and of what is kept of them. */
public final class DirectiveLimits {
    public static final int MAX_ID_LENGTH = 150;

    /** Order number, legal basis, office; in characters. */
    public static final int MAX_TEXT_LENGTH = 300;

    public static final int MAX_REASON_LENGTH = 2_000;

    /** Holds, cases and tips that one rests on. */
    public static final int MAX_GROUNDS = 50;

    /** Orders kept about one subject, with those that ended not long ago. */
    public static final int MAX_ORDERS = 100;

    /** Ids by which a directive that comes again is known. */
    public static final int MAX_ANSWERED = 200;

    /** How long an order that ended is kept, so that it can be told from one that never was. */
    public static final Duration KEEP_ENDED = Duration.ofDays(400);

    /** An order may begin so far ahead. */
    public static final Duration FURTHEST_AHEAD = Duration.ofDays(366);

    private DirectiveLimits() {}
}
