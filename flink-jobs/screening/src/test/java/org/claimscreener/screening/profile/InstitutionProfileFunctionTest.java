package org.claimscreener.screening.profile;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.claimscreener.engine.ledger.Ledger;
import org.claimscreener.engine.profile.Scale;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.screening.DeadLetters;
import org.claimscreener.screening.Inputs;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.packs.GivenStamps;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.StampedFeature;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.screening.Inputs.MONDAY;
import static org.claimscreener.screening.Inputs.accepted;
import static org.claimscreener.screening.Inputs.outpatient;
import static org.claimscreener.screening.Inputs.read;
import static org.claimscreener.screening.Inputs.reversal;

@SuppressWarnings("NullAway.Init") // Filled before each test.
class InstitutionProfileFunctionTest {
    private static final String BURST = "pharmacy_settlements_3m";

    private GivenStamps stamps;
    private KeyedOneInputStreamOperatorTestHarness<String, Accepted, Profiled> harness;

    @BeforeEach
    void open() throws Exception {
        stamps = Inputs.opened(Inputs.bundledPacks());
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
        stamps.close();
    }

    @Test
    void stampsFeaturesAndPacksAndCountsTheSettlementItself() throws Exception {
        send(accepted(purchase("S1", "P1", 0)));
        send(accepted(purchase("S2", "P2", 10)));

        assertThat(last().getPacks())
                .extracting(pack -> pack.getPackId())
                .containsExactly("fraud-patterns", "national-policy");
        assertThat(features(last())).containsEntry(BURST, 2L);
        assertThat(last().getFeatures().get(0).getCoverageSinceMs()).isEqualTo(MONDAY.toEpochMilli());
    }

    @Test
    void passesARetryOnWithoutCountingItAgain() throws Exception {
        send(accepted(purchase("S1", "P1", 0)));
        send(accepted(purchase("S1", "P1", 0)));

        assertThat(harness.extractOutputValues()).hasSize(2);
        assertThat(features(last())).containsEntry(BURST, 1L);
    }

    @Test
    void stopsTheSameIdWithOtherContentOfTheSamePatient() throws Exception {
        send(accepted(purchase("S1", "P1", 0)));
        send(accepted(purchase("S1", "P1", 20)));

        assertThat(harness.extractOutputValues()).hasSize(1);
        DeadLetter letter = read(harness.getSideOutput(DeadLetters.TAG).remove().getValue(), DeadLetter.class);
        assertThat(letter.getReason()).isEqualTo(DeadLetterReason.CONFLICT);
    }

    /** Which of two persons' settlements came first would be another after a restart, against what the log records. */
    @Test
    void tellsTheSameIdOfTwoPatientsApart() throws Exception {
        send(accepted(purchase("S1", "P1", 0)));
        send(accepted(purchase("S1", "P2", 0)));

        assertThat(harness.extractOutputValues()).hasSize(2);
    }

    @Test
    void takesBackWhatIsWithdrawnOnce() throws Exception {
        Settlement withdrawn = purchase("S1", "P1", 0);
        send(accepted(withdrawn));
        send(accepted(reversal("R1", withdrawn)));
        send(accepted(reversal("R1", withdrawn)));
        send(accepted(purchase("S2", "P2", 20)));

        assertThat(features(last())).containsEntry(BURST, 1L);
    }

    /** What a subtask remembers of rows is of one institution each. */
    @Test
    void tellsInstitutionsApartThatTakeTurns() throws Exception {
        for (int i = 0; i < 3; i++) {
            for (String institution : List.of("P43010200003", "P43010200004")) {
                Settlement purchase = purchase("S" + institution + i, "P" + i, 10 * i);
                purchase.getInstitution().put("institution_id", institution);
                send(accepted(purchase));
                assertThat(features(last())).containsEntry(BURST, i + 1L);
            }
        }
    }

    @Test
    void countsOnAfterARestore() throws Exception {
        send(accepted(purchase("S1", "P1", 0)));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        send(accepted(purchase("S2", "P2", 10)));

        assertThat(features(last())).containsEntry(BURST, 2L);
    }

    @Test
    void forgetsPanesWhenTheirTimeToLiveIsOver() throws Exception {
        send(accepted(purchase("S1", "P1", 0)));
        passTo(Duration.ofDays(5).toMillis() - 1);
        send(accepted(purchase("S2", "P2", 30)));
        assertThat(features(last())).containsEntry(BURST, 2L);

        passTo(Duration.ofDays(10).toMillis());
        send(accepted(purchase("S3", "P3", 60)));
        assertThat(features(last())).containsEntry(BURST, 1L);
    }

    /** The clock of timers and that of expiry, which a test has apart, are one in a job. */
    private void passTo(long epochMs) throws Exception {
        harness.setProcessingTime(epochMs);
        harness.setStateTtlProcessingTime(epochMs);
    }

    @Test
    void keepsEachScaleForItsRetentionAndALittleLonger() {
        for (Scale scale : Scale.values()) {
            assertThat(ProfileStates.rows(scale).getTtlConfig().getTimeToLive())
                    .isEqualTo(scale.retention().plusDays(3));
        }
        assertThat(ProfileStates.contributions().getTtlConfig().getTimeToLive())
                .isEqualTo(Duration.ofDays(Ledger.WINDOW_DAYS));
    }

    private void send(Accepted accepted) throws Exception {
        harness.processElement(new StreamRecord<>(accepted));
    }

    private Profiled last() {
        var all = harness.extractOutputValues();
        return all.get(all.size() - 1);
    }

    private static Map<String, Long> features(Profiled profiled) {
        return profiled.getFeatures().stream()
                .collect(Collectors.toMap(StampedFeature::getName, StampedFeature::getValue));
    }

    private static Settlement purchase(String settlementId, String patientId, int seconds) {
        return outpatient(settlementId)
                .setChannel(Channel.PHARMACY)
                .setSettledAt(MONDAY.plusSeconds(seconds))
                .setPerson(new Person(patientId, Sex.MALE, LocalDate.of(1975, 3, 4), "310", "11", null))
                .setInstitution(new Institution("P43010200003", "机构0003", "2", "11"))
                .build();
    }

    private KeyedOneInputStreamOperatorTestHarness<String, Accepted, Profiled> harness() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<String, Accepted, Profiled>(
                new KeyedProcessOperator<>(new InstitutionProfileFunction(stamps)),
                Accepted::getInstitutionId,
                BasicTypeInfo.STRING_TYPE_INFO,
                JobSettings.MAX_PARALLELISM,
                1,
                0);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend(true));
        harness.setup(
                Types.PROFILED.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }
}
