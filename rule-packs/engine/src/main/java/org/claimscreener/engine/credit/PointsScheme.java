package org.claimscreener.engine.credit;

import java.util.List;

/**
 * How many points a confirmed finding carries. Immutable, thread-safe.
 *
 * @param bySeverity points for severity 1, 2 and 3, each 0 to {@link #MOST_BY_SEVERITY}: fraud is for a rule to name
 * @param local what holds instead for a rule or in a region
 */
public record PointsScheme(List<Integer> bySeverity, List<LocalPoints> local) {
    /** sev_deg 1 to 3. */
    static final int SEVERITIES = 3;

    /** 10 to 12 points are for fraud, which no severity says. */
    static final int MOST_BY_SEVERITY = 9;

    public PointsScheme {
        bySeverity = List.copyOf(bySeverity);
        local = List.copyOf(local);
        if (bySeverity.size() != SEVERITIES
                || bySeverity.stream().anyMatch(points -> points < 0 || points > MOST_BY_SEVERITY)) {
            throw new IllegalArgumentException("points by severity: " + bySeverity);
        }
    }

    /**
     * The points of a finding, 0 to {@link CreditLimits#FULL_POINTS}.
     *
     * @param area the institution's area code; empty when it is not known
     */
    public int points(String area, OutcomeFinding finding) {
        LocalPoints nearest = null;
        for (LocalPoints one : local) {
            if (one.concerns(area, finding) && (nearest == null || one.weight() > nearest.weight())) {
                nearest = one;
            }
        }
        return nearest == null ? bySeverity.get(finding.severity() - 1) : nearest.points();
    }
}
