package org.claimscreener.launcher.demo;

import java.time.Instant;

import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;

/**
 * A settlement whose money was withheld, for people to look at.
 *
 * @param at when it was appended
 * @param institution name of who billed
 * @param fen held and refused together
 * @param rule code and name of the gravest finding; when there is none, why the screener could not decide
 * @param legalBasis article and item; empty when there is no finding
 */
record Withheld(
        Instant at,
        Verdict verdict,
        String settlementId,
        String institution,
        long fen,
        String rule,
        String legalBasis) {

    static Withheld of(Decision decision, String institution) {
        Finding gravest = decision.getFindings().stream()
                .filter(finding -> finding.getConsequence() != Consequence.NOTE)
                .findFirst()
                .orElse(null);
        return new Withheld(
                decision.getReceivedAt(),
                decision.getVerdict(),
                decision.getSettlementId(),
                institution,
                decision.getHeldFen() + decision.getRefusedFen(),
                gravest == null ? systemReason(decision) : gravest.getRuleCode() + " " + gravest.getRuleName(),
                gravest == null ? "" : gravest.getLegalBasis());
    }

    private static String systemReason(Decision decision) {
        SystemReason reason = decision.getSystemReason();
        return reason == null ? "no finding" : reason + ": the screener could not decide";
    }
}
