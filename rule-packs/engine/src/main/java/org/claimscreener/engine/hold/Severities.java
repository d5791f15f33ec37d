package org.claimscreener.engine.hold;

import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;

/** By what terms are chosen: how grave the findings are, and where the institution is. Stateless. */
final class Severities {
    /** No finding withholds money: the screener failed to decide. */
    static final int NONE = 0;

    private static final int AREA_FROM = 1;
    private static final int AREA_TO = 7;

    private Severities() {}

    /** The gravest severity of the findings that withhold money, 1 to 3; 0 when none does. */
    static int of(Decision decision) {
        int gravest = NONE;
        for (Finding finding : decision.getFindings()) {
            int severity = finding.getSeverity();
            if (finding.getConsequence() == Consequence.HOLD && (gravest == NONE || severity < gravest)) {
                gravest = severity;
            }
        }
        return gravest;
    }

    /** Digits 2 to 7 of fixmedins_code are its area code; empty when they are not. */
    static String area(String institutionId) {
        if (institutionId.length() < AREA_TO) {
            return "";
        }
        String area = institutionId.substring(AREA_FROM, AREA_TO);
        return area.chars().allMatch(c -> c >= '0' && c <= '9') ? area : "";
    }
}
