package org.claimscreener.engine.standing;

/** Bounds of a standing. Beyond them it is not taken, and what was in force before stays in force. */
public final class StandingLimits {
    /** Entries of one subject, those of the future and of the past too. */
    public static final int MAX_ENTRIES = 200;

    /** Entries that one settlement meets; a decision records all of them. */
    public static final int MAX_IN_FORCE = 100;

    public static final int MAX_ID_LENGTH = 150;

    /** Order number, legal basis, value, office; in characters. */
    public static final int MAX_TEXT_LENGTH = 500;

    /** Qualification points end at 12; what a province adds to them stays below. */
    public static final int MAX_POINTS = 999;

    private StandingLimits() {}
}
