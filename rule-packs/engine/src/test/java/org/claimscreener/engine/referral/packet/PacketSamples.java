package org.claimscreener.engine.referral.packet;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

import org.claimscreener.engine.referral.Department;
import org.claimscreener.engine.testkit.WireSettlements;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.LineResponsible;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;

/** One small case, to be referred. */
final class PacketSamples {
    static final Instant NOW = Instant.parse("2026-09-21T02:00:00Z");
    static final String DIGEST = "ab".repeat(32);

    private PacketSamples() {}

    static PacketSource source(Department department) {
        Settlement settlement = WireSettlements.outpatient().build();
        Decision decision = decision(settlement);
        return new PacketSource(
                new ReferralMatter("S1-" + department, department, "u-1", "u-2", NOW, "涉嫌虚构医药服务项目"),
                decision,
                settlement,
                List.of(new PackFact("fraud-patterns", "1.0.0", DIGEST, NOW, List.of("甲, author"), "")),
                inputs(decision, settlement),
                new Evaluation(true, ""),
                List.of(step(2, HoldEvent.LEAD_SUBMITTED), step(1, HoldEvent.OPENED)));
    }

    static ReplayInputs inputs(Decision decision, Settlement settlement) {
        WireEncoder encoder = new WireEncoder();
        return new ReplayInputs(
                ByteBuffer.wrap(encoder.encode(decision)), ByteBuffer.wrap(encoder.encode(settlement)), List.of());
    }

    /** Line L1 is held, L2 is not. */
    static Decision decision(Settlement settlement) {
        return Decision.newBuilder()
                .setSettlementId(settlement.getSettlementId())
                .setPatientId(settlement.getPerson().getPatientId())
                .setInstitutionId(settlement.getInstitution().getInstitutionId())
                .setVerdict(Verdict.HOLD)
                .setFundFen(3640)
                .setReleasedFen(2590)
                .setHeldFen(1050)
                .setRefusedFen(0)
                .setLines(List.of(
                        new LineDecision("L1", 1050L, 0L, 1050L, 0L), new LineDecision("L2", 2590L, 2590L, 0L, 0L)))
                .setFindings(List.of(Finding.newBuilder()
                        .setFindingId("S1/FP-01/1")
                        .setRuleCode("FP-01")
                        .setRuleName("虚构医药服务项目")
                        .setPackId("fraud-patterns")
                        .setSeverity(2)
                        .setConsequence(Consequence.HOLD)
                        .setBehaviour(2)
                        .setLegalBasis("第四十条")
                        .setLineIds(List.of("L1"))
                        .setAmountFen(1500)
                        .setEvidence("P00000000001无高血压诊断")
                        .build()))
                .setPacks(List.of(new PackRef("fraud-patterns", "1.0.0", DIGEST)))
                .setFeatures(List.of())
                .setResponsible(List.of(new LineResponsible("L1", "D430102000001", "A03")))
                .setEngineVersion("1")
                .setContentDigest(new ContentDigest().of(settlement))
                .setSource(new Source("claims.settlements.v1", 0, 1L))
                .setReceivedAt(NOW)
                .build();
    }

    static HoldStep step(int number, HoldEvent event) {
        return HoldStep.newBuilder()
                .setHoldId("S1")
                .setStep(number)
                .setEvent(event)
                .setAt(NOW.plusSeconds(number))
                .setStageAfter(HoldStage.HELD)
                .setInstitutionId("H43010200001")
                .setPatientId(number == 1 ? "P00000000001" : null)
                .setActorId("u-77")
                .setReason("与病历不符")
                .setLines(List.of(HoldLine.newBuilder()
                        .setLineId("L1")
                        .setSuspectedFen(1050)
                        .setDeductedFen(0)
                        .setReleasedFen(0)
                        .setWithdrawnFen(0)
                        .build()))
                .setSuspectedFen(1050)
                .setHeldFen(1050)
                .build();
    }
}
