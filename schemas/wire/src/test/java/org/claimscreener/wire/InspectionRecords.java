package org.claimscreener.wire;

import java.util.List;

import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionFinding;
import org.claimscreener.wire.record.InspectionResult;
import org.claimscreener.wire.record.InspectionSeed;

/** One record of each type of inspection with every field set, as stored in {@code golden/}; see {@link Records}. */
final class InspectionRecords {
    private static final String MONTH = "2026-09";

    private InspectionRecords() {}

    static InspectionSeed seed() {
        return InspectionSeed.newBuilder()
                .setMonth(MONTH)
                .setCommitment(Records.DIGEST)
                .setDrawnFrom(Records.ADMITTED)
                .setRatesByGrade(List.of(5, 10, 20, 50, 100))
                .setRatePerPoint(5)
                .setRateLeast(2)
                .setRateMost(200)
                .setSeed("fedcba9876543210".repeat(4))
                .setActorId("u-430102-0117")
                .setIssuedAt(Records.SENT)
                .build();
    }

    static InspectionDraw draw() {
        return InspectionDraw.newBuilder()
                .setSettlementId("S000000000002")
                .setContentDigest(Records.DIGEST)
                .setInstitutionId("H43010200001")
                .setMonth(MONTH)
                .setGrade("C")
                .setPoints(4)
                .setRate(40)
                .setLot(4_711L)
                .setReleasedFen(8_736L)
                .setNoted(true)
                .setReceivedAt(Records.SENT)
                .build();
    }

    static InspectionResult result() {
        return InspectionResult.newBuilder()
                .setResultId("result-0001")
                .setSettlementId("S000000000002")
                .setFound(InspectionFinding.VIOLATION)
                .setUndueFen(1_234L)
                .setRuleCode("ZB205-001")
                .setGrounds("病历无相应医嘱")
                .setInspectedBy(List.of("u-430102-0201", "u-430102-0202"))
                .setActorId("u-430102-0117")
                .setIssuedAt(Records.SENT)
                .build();
    }
}
