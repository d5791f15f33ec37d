package org.claimscreener.engine.hold;

/**
 * A term that holds in one region or for one severity only.
 *
 * @param region first digits of the area codes concerned (430102); empty = everywhere
 * @param severity 1 to 3, or 0 for what is held because the screener failed to decide; {@link #ANY_SEVERITY}
 */
public record LocalTerm(HoldPhase phase, String region, int severity, HoldTerm term) {
    /** Whatever the findings are. */
    public static final int ANY_SEVERITY = -1;

    boolean concerns(HoldPhase asked, String area, int askedSeverity) {
        return phase == asked && area.startsWith(region) && (severity == ANY_SEVERITY || severity == askedSeverity);
    }

    /** The nearer region wins; of one region the stated severity. */
    int weight() {
        return 2 * region.length() + (severity == ANY_SEVERITY ? 0 : 1);
    }
}
