package org.claimscreener.engine.decision;

/**
 * Bounds of what a decision reports, so that it fits a message whatever a settlement and its rules make of each other.
 * The money is settled over all findings; only their listing is cut, the gravest first.
 */
public final class FindingLimits {
    public static final int MAX_FINDINGS = 200;

    /** Characters of fee line ids over all findings; a stay of 2,000 lines with three whole-visit findings fits. */
    public static final int MAX_LINE_ID_CHARS = 200_000;

    public static final int MAX_PAST_SETTLEMENTS = 20;

    private FindingLimits() {}
}
