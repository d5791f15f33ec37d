package org.claimscreener.console.view;

import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionResult;
import org.claimscreener.wire.record.RecoveryStep;
import org.claimscreener.wire.record.ReferralStep;

/**
 * What is followed at the command line: money that is to come back, cases that other departments have, settlements that were
 * drawn for inspection. Of each list at most {@value #MOST}, with how many there are.
 *
 * @param recoveries the newest step of each claim; the oldest news first
 * @param referrals the newest step of each; what waits for a supervisor first, then what is due first
 * @param inspections the oldest settlement first
 */
public record CaseLists(
        Counted<RecoveryStep> recoveries, Counted<ReferralStep> referrals, Counted<Inspection> inspections) {
    public static final int MOST = 100;

    /** A list, and how many it would have. */
    public record Counted<T>(List<T> rows, long count) {
        public Counted {
            rows = List.copyOf(rows);
        }
    }

    /** A settlement that was drawn, and what came of it. */
    public record Inspection(InspectionDraw draw, Optional<InspectionResult> result) {}
}
