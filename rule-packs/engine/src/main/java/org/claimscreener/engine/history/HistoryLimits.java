package org.claimscreener.engine.history;

/**
 * Bounds of what is remembered of a patient. A rule may look back at most {@link #MAX_DAYS}; a patient with more visits
 * than {@link #MAX_VISITS} or more lines than {@link #MAX_LINES} in that time loses the oldest. Daily dialysis makes 400
 * visits of some five lines, a stay that bills every day is one visit: nobody honest comes near.
 *
 * <p>At the bounds a past is some 380 KB in state, and reading it is what a decision for such a patient costs: {@code
 * flink-jobs/STATE.md} has the figures.
 */
public final class HistoryLimits {
    public static final int MAX_DAYS = 400;
    public static final int MAX_VISITS = 1_000;

    /** Marks of withdrawn visits that a past beyond its bound keeps at any rate, the newest of them. */
    public static final int SURE_MARKS = 200;

    /** Lines of all visits together. */
    public static final int MAX_LINES = 4_000;

    /** Lines of one visit that are remembered; the largest amounts are kept. */
    public static final int MAX_LINES_A_VISIT = 200;

    private HistoryLimits() {}
}
