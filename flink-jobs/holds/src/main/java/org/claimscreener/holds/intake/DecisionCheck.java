package org.claimscreener.holds.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.engine.hold.HoldLimits;
import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.ReversalReceipt;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of what the screening job answers. It keeps them; another writer on its topic might not, and a hold is kept for
 * weeks. Stateless.
 */
final class DecisionCheck {
    private DecisionCheck() {}

    /** What is wrong and where, without content; null when nothing is. */
    static @Nullable String firstProblem(Decision decision) {
        if (!isId(decision.getSettlementId()) || !isId(decision.getPatientId()) || !isId(decision.getInstitutionId())) {
            return "settlement_id, patient_id or institution_id is blank or longer than " + HoldLimits.MAX_ID_LENGTH;
        }
        if (decision.getLines().size() > HoldLimits.MAX_LINES) {
            return "lines are more than " + HoldLimits.MAX_LINES;
        }
        Set<String> ids = new HashSet<>();
        List<LineDecision> lines = decision.getLines();
        for (int i = 0; i < lines.size(); i++) {
            long held = lines.get(i).getHeldFen();
            if (!isId(lines.get(i).getLineId()) || !ids.add(lines.get(i).getLineId())) {
                return "lines[" + i + "].line_id is blank, too long, or stands twice";
            }
            if (held < 0 || held > IntakeLimits.MAX_AMOUNT_FEN) {
                return "lines[" + i + "].held_fen is not 0 to " + IntakeLimits.MAX_AMOUNT_FEN;
            }
        }
        return null;
    }

    /** The same of a receipt. */
    static @Nullable String firstProblem(ReversalReceipt receipt) {
        if (!isId(receipt.getSettlementId()) || !isId(receipt.getPatientId())) {
            return "settlement_id or patient_id is blank or longer than " + HoldLimits.MAX_ID_LENGTH;
        }
        if (receipt.getLineIds().size() > HoldLimits.MAX_LINES) {
            return "line_ids are more than " + HoldLimits.MAX_LINES;
        }
        return receipt.getLineIds().stream().allMatch(DecisionCheck::isId)
                ? null
                : "one of line_ids is blank or longer than " + HoldLimits.MAX_ID_LENGTH;
    }

    private static boolean isId(String id) {
        return !id.isBlank() && id.length() <= HoldLimits.MAX_ID_LENGTH;
    }
}
