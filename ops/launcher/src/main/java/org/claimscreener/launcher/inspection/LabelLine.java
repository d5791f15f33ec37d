package org.claimscreener.launcher.inspection;

import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionFinding;
import org.claimscreener.wire.record.InspectionResult;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An inspected settlement as a label: one JSON object a line. Stateless. */
public final class LabelLine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double PER_MILLE = 1_000;

    private LabelLine() {}

    /** Amounts in fen; {@code weight}: so many released settlements it stands for. */
    public static String of(InspectionDraw draw, InspectionResult result) {
        ObjectNode line = JSON.createObjectNode()
                .put("setl_id", draw.getSettlementId())
                .put("fixmedins_code", draw.getInstitutionId())
                .put("month", draw.getMonth())
                .put("undue", result.getFound() == InspectionFinding.VIOLATION)
                .put("undue_fen", result.getUndueFen())
                .put("released_fen", draw.getReleasedFen())
                .put("weight", PER_MILLE / draw.getRate());
        if (result.getRuleCode() != null) {
            line.put("rule_id", result.getRuleCode());
        }
        return line.toString();
    }
}
