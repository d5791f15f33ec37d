package org.claimscreener.deskload;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;

/** Decisions that withhold half of what the first lines of any settlement get from the fund. Stateless. */
final class WithheldDecisions {
    private static final int MOST_LINES = 3;
    private static final int RULES = 20;
    private static final PackRef PACK = new PackRef("load", "1.0.0", "ab".repeat(32));

    private WithheldDecisions() {}

    /** The settlement's decision; the rule is one of twenty, by its number. */
    static Decision of(Settlement settlement, long number, Source source) {
        List<LineDecision> lines = new ArrayList<>();
        List<String> withheld = new ArrayList<>();
        long fund = 0;
        long held = 0;
        for (var line : settlement.getFeeLines()) {
            long share = Math.max(0, line.getInScopeFen());
            long suspect = withheld.size() < MOST_LINES ? (share + 1) / 2 : 0;
            lines.add(new LineDecision(line.getLineId(), share, share - suspect, suspect, 0L));
            if (suspect > 0) {
                withheld.add(line.getLineId());
            }
            fund += share;
            held += suspect;
        }
        return Decision.newBuilder()
                .setSettlementId(settlement.getSettlementId())
                .setPatientId(settlement.getPerson().getPatientId())
                .setInstitutionId(settlement.getInstitution().getInstitutionId())
                .setVerdict(held > 0 ? Verdict.HOLD : Verdict.RELEASE)
                .setFundFen(fund)
                .setReleasedFen(fund - held)
                .setHeldFen(held)
                .setRefusedFen(0)
                .setLines(lines)
                .setFindings(held > 0 ? List.of(finding(settlement, number, withheld, held)) : List.of())
                .setPacks(List.of(PACK))
                .setFeatures(List.of())
                .setEngineVersion("load")
                .setContentDigest("cd".repeat(32))
                .setSource(source)
                .setReceivedAt(Instant.now())
                .build();
    }

    private static Finding finding(Settlement settlement, long number, List<String> lineIds, long amountFen) {
        String rule = "LOAD-" + Math.floorMod(number, RULES);
        return Finding.newBuilder()
                .setFindingId(settlement.getSettlementId() + "-" + rule + "-1")
                .setRuleCode(rule)
                .setRuleName("负载 " + rule)
                .setPackId(PACK.getPackId())
                .setSeverity(1 + Math.floorMod(number, 3))
                .setConsequence(Consequence.HOLD)
                .setBehaviour(2)
                .setLegalBasis("《医疗保障基金使用监督管理条例》第三十八条")
                .setLineIds(lineIds)
                .setAmountFen(amountFen)
                .setEvidence("负载测试")
                .setEvidenceEn("made for a load test")
                .setPastSettlementIds(List.of())
                .build();
    }
}
