package org.claimscreener.engine.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.testkit.WireSettlements.MONDAY;
import static org.claimscreener.engine.testkit.WireSettlements.hospital;
import static org.claimscreener.engine.testkit.WireSettlements.outpatient;
import static org.claimscreener.engine.testkit.WireSettlements.person;

class InstitutionDeskTest {
    private final InstitutionDesk desk = new InstitutionDesk(new ProfileFold(List.of(new FeatureDeclaration(
            "settlements_12m",
            FeatureDeclaration.Key.INSTITUTION,
            FeatureDeclaration.Aggregate.COUNT,
            Set.of(Channel.OUTPATIENT),
            Duration.ofMinutes(12),
            "settlements",
            ""))));
    private final Memory memory = new Memory();

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

    private Optional<InstitutionDesk.Profile> submit(String settlementId, String patientId, String digest) {
        Settlement settlement = outpatient()
                .setSettlementId(settlementId)
                .setPerson(person().setPatientId(patientId).build())
                .build();
        return submit(settlement, digest);
    }

    private Optional<InstitutionDesk.Profile> submit(Settlement settlement, String digest) {
        return desk.submitted(settlement, digest, memory);
    }

    private static long counted(Optional<InstitutionDesk.Profile> profile) {
        return profile.orElseThrow().features().getOrDefault("settlements_12m", 0L);
    }

    private static Instant since(Optional<InstitutionDesk.Profile> profile) {
        return profile.orElseThrow().coverageSince();
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

    private static final class Memory implements InstitutionMemory {
        private final Map<String, Contribution> contributions = new HashMap<>();
        private final Map<String, Series> series = new HashMap<>();
        private @Nullable Instant since;

        @Override
        public @Nullable Contribution contribution(String key) {
            return contributions.get(key);
        }

        @Override
        public void putContribution(String key, Contribution contribution) {
            contributions.put(key, contribution);
        }

        @Override
        public @Nullable Instant coverageSince() {
            return since;
        }

        @Override
        public void putCoverageSince(Instant ownTime) {
            since = ownTime;
        }

        @Override
        public Series get(String key) {
            return series.getOrDefault(key, Series.EMPTY);
        }

        @Override
        public void put(String key, Series value) {
            series.put(key, value);
        }
    }
}
