package org.claimscreener.engine.profile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.feature.Aggregate;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.replay.HeapInstitutionMemory;
import org.claimscreener.engine.testkit.DeclaredFeatures;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.testkit.WireSettlements.MONDAY;
import static org.claimscreener.engine.testkit.WireSettlements.hospital;
import static org.claimscreener.engine.testkit.WireSettlements.outpatient;
import static org.claimscreener.engine.testkit.WireSettlements.person;

class InstitutionDeskTest {
    private final InstitutionDesk desk = new InstitutionDesk(new ProfileFold(
            DeclaredFeatures.compiled(DeclaredFeatures.ofInstitution("settlements_12m", Aggregate.COUNT, "", 12))));
    private final HeapInstitutionMemory memory = new HeapInstitutionMemory();

    @Test
    void countsASettlementOnceHoweverOftenItIsSent() {
        assertThat(counted(submit("S1", "P1", "one"))).isEqualTo(1);
        assertThat(counted(submit("S2", "P2", "two"))).isEqualTo(2);
        assertThat(counted(submit("S1", "P1", "one"))).isEqualTo(2);
    }

    @Test
    void letsTheSameIdWithOtherContentGoNoFurther() {
        submit("S1", "P1", "one");

        assertThat(submit("S1", "P1", "other")).isEmpty();
        assertThat(counted(submit("S2", "P1", "two"))).isEqualTo(2);
    }

    /** Which of the two comes first hangs on the partition that is read first, and changes with a restart. */
    @Test
    void takesTheSameIdOfTwoPersonsForTwoSettlementsInEitherOrder() {
        assertThat(submit("S1", "P1", "one")).isPresent();
        assertThat(submit("S1", "P2", "two")).isPresent();

        assertThat(submit("S2", "P2", "two")).isPresent();
        assertThat(submit("S2", "P1", "one")).isPresent();
    }

    @Test
    void takesAWithdrawnSettlementBackOnce() {
        submit("S1", "P1", "one");
        desk.withdrawn(reversal("S1", "P1"), memory);
        desk.withdrawn(reversal("S1", "P1"), memory);

        assertThat(counted(submit("S2", "P1", "two"))).isEqualTo(1);
        assertThat(counted(submit("S1", "P1", "one"))).isEqualTo(1);
    }

    @Test
    void leavesWhatWasNotWithdrawnAlone() {
        desk.withdrawn(reversal("S1", "P1"), memory);
        submit("S1", "P1", "one");
        desk.withdrawn(reversal("S1", "P2"), memory);
        desk.withdrawn(reversal("S1", "P1", "L1"), memory);

        assertThat(counted(submit("S2", "P1", "two"))).isEqualTo(2);
    }

    @Test
    void isCompleteSinceTheEarliestOwnTimeWhateverCameFirst() {
        assertThat(since(submit(at(10), "one"))).isEqualTo(MONDAY.plusSeconds(600));
        assertThat(since(submit(at(5), "two"))).isEqualTo(MONDAY.plusSeconds(300));
        assertThat(since(submit(at(20), "three"))).isEqualTo(MONDAY.plusSeconds(300));
    }

    private static Settlement at(int minutes) {
        return outpatient()
                .setSettlementId("S" + minutes)
                .setSettledAt(MONDAY.plusSeconds(60L * minutes))
                .build();
    }

    private Optional<List<FeatureValue>> submit(String settlementId, String patientId, String digest) {
        Settlement settlement = outpatient()
                .setSettlementId(settlementId)
                .setPerson(person().setPatientId(patientId).build())
                .build();
        return submit(settlement, digest);
    }

    private Optional<List<FeatureValue>> submit(Settlement settlement, String digest) {
        return desk.submitted(FactMaker.facts(settlement, PatientHistory.NONE, Circumstances.NONE), digest, memory);
    }

    private static long counted(Optional<List<FeatureValue>> profile) {
        return profile.orElseThrow().get(0).getValue();
    }

    private static Instant since(Optional<List<FeatureValue>> profile) {
        return profile.orElseThrow().get(0).getCoverageSince();
    }

    private static Reversal reversal(String settlementId, String patientId, String... lines) {
        return Reversal.newBuilder()
                .setReversalId("R1")
                .setSettlementId(settlementId)
                .setPatientId(patientId)
                .setInstitutionId(hospital().getInstitutionId())
                .setChannel(Channel.OUTPATIENT)
                .setReversedAt(MONDAY)
                .setLineIds(List.of(lines))
                .build();
    }
}
