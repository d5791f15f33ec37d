package org.claimscreener.engine.credit;

/**
 * Points that hold for one rule, or in one region, instead of those by severity.
 *
 * @param region first digits of the area codes concerned (430102); empty = everywhere
 * @param ruleCode of a rule; empty = for every rule of the severity
 * @param severity 1 to 3; 0 where a rule is named
 * @param points 0 to {@link CreditLimits#FULL_POINTS}
 */
public record LocalPoints(String region, String ruleCode, int severity, int points) {
    private static final int BY_RULE = 100;

    public LocalPoints {
        boolean byRule = !ruleCode.isEmpty();
        if (byRule == (severity != 0) || severity < 0 || severity > PointsScheme.SEVERITIES) {
            throw new IllegalArgumentException("points for a rule or for a severity, 1 to 3");
        }
        if (points < 0 || points > (byRule ? CreditLimits.FULL_POINTS : PointsScheme.MOST_BY_SEVERITY)) {
            throw new IllegalArgumentException(points + " points");
        }
    }

    boolean concerns(String area, OutcomeFinding finding) {
        return area.startsWith(region)
                && (ruleCode.isEmpty() ? severity == finding.severity() : ruleCode.equals(finding.ruleCode()));
    }

    /** A named rule wins over a severity; of either the nearer region. */
    int weight() {
        return (ruleCode.isEmpty() ? 0 : BY_RULE) + region.length();
    }
}
