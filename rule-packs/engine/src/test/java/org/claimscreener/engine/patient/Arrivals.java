package org.claimscreener.engine.patient;

import java.time.Instant;
import java.util.List;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.testkit.WireSettlements;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;

/** Inputs of one patient: settlements of the lines L1 and L2, and reversals. */
final class Arrivals {
    static final String INSTITUTION = WireSettlements.hospital().getInstitutionId();

    private Arrivals() {}

    static PatientInput.Submitted submitted(String settlementId) {
        return submitted(settlementId, "digest of " + settlementId);
    }

    static PatientInput.Submitted submitted(String settlementId, String contentDigest) {
        Settlement settlement =
                WireSettlements.outpatient().setSettlementId(settlementId).build();
        FeatureValue feature = FeatureValue.newBuilder()
                .setName("settlements_12m")
                .setValue(3)
                .setCoverageSince(Instant.EPOCH)
                .build();
        return new PatientInput.Submitted(
                settlement,
                new DecisionFrame(
                        List.of(),
                        Circumstances.of(List.of(feature)),
                        contentDigest,
                        source(),
                        WireSettlements.MONDAY));
    }

    static PatientInput.Withdrawn withdrawn(String reversalId, String settlementId, String... lines) {
        return withdrawnBy(INSTITUTION, reversalId, settlementId, lines);
    }

    static PatientInput.Withdrawn withdrawnBy(
            String institutionId, String reversalId, String settlementId, String... lines) {
        Reversal reversal = Reversal.newBuilder()
                .setReversalId(reversalId)
                .setSettlementId(settlementId)
                .setPatientId(WireSettlements.person().getPatientId())
                .setInstitutionId(institutionId)
                .setChannel(Channel.OUTPATIENT)
                .setReversedAt(WireSettlements.MONDAY.plusSeconds(60))
                .setLineIds(List.of(lines))
                .build();
        return new PatientInput.Withdrawn(reversal, source(), WireSettlements.MONDAY.plusSeconds(61));
    }

    private static Source source() {
        return new Source("settlements", 0, 7L);
    }
}
