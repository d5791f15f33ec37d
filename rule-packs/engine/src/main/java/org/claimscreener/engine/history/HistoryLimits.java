package org.claimscreener.engine.history;

/**
 * Bounds of what is remembered of a patient. A rule may look back at most {@link #MAX_DAYS}; a patient with more visits
 * than {@link #MAX_VISITS} in that time (daily dialysis makes 400) loses the oldest.
 */
public final class HistoryLimits {
    public static final int MAX_DAYS = 400;
    public static final int MAX_VISITS = 1_000;

    /** Once over the bound this many stay, so that the list is rewritten once in a while and not at every visit. */
    public static final int KEPT_WHEN_PRUNED = 800;

    /** Lines of one visit that are remembered; the largest amounts are kept. */
    public static final int MAX_LINES_A_VISIT = 200;

    private HistoryLimits() {}
}
