package org.claimscreener.screening.decide;

import java.util.ArrayList;
import java.util.List;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.screening.DeadLetters;
import org.claimscreener.screening.Inputs;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.standing.GivenStanding;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.screening.Inputs.accepted;
import static org.claimscreener.screening.Inputs.outpatient;
import static org.claimscreener.screening.Inputs.profiled;
import static org.claimscreener.screening.Inputs.read;
import static org.claimscreener.screening.Inputs.reversal;

/**
 * Restarts and what the log holds. Nothing decides here by rules: without packs everything is held, so a released
 * settlement is one whose recorded answer was followed.
 */
class ReadBackTest {
    private static final int TIME_OUT_MILLIS = 30_000;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final RecordedLog log = new RecordedLog();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable harness : open) {
            harness.close();
        }
    }

    @Test
    void repeatsWhatTheLogRecordsAndDecidesNothingAnew() throws Exception {
        byte[] released = released("S1", "P1");
        log.append("P1", released);

        var harness = started(null);
        send(harness, accepted(settlement("S1", "P1")));

        assertThat(log.readBacks()).isEqualTo(1);
        assertThat(Buffers.bytes(answers(harness).get(0).getBody())).isEqualTo(released);
        assertThat(answers(harness).get(0).getRepeated()).isTrue();
    }

    @Test
    void readsBackBeforeTheFirstCheckpointToo() throws Exception {
        var before = started(null);
        send(before, accepted(settlement("S1", "P1")));
        byte[] published = Buffers.bytes(answers(before).get(0).getBody());
        log.append("P1", published);

        var after = started(null);
        send(after, accepted(settlement("S1", "P1")));

        assertThat(Buffers.bytes(answers(after).get(0).getBody())).isEqualTo(published);
        assertThat(answers(after).get(0).getRepeated()).isTrue();
    }

    @Test
    void keepsRecordedAnswersOverASecondFailureDuringReplay() throws Exception {
        byte[] released = released("S1", "P1");
        log.append("P1", released);
        var first = started(null);
        OperatorSubtaskState checkpoint = first.snapshot(1, 1);
        log.boundIsNow();

        var second = started(checkpoint);
        send(second, accepted(settlement("S1", "P1")));

        assertThat(Buffers.bytes(answers(second).get(0).getBody())).isEqualTo(released);
    }

    @Test
    void letsWhatIsNewWaitForTheInputsOfRecordedAnswers() throws Exception {
        log.append("P1", released("S1", "P1"));
        var harness = started(null);

        send(harness, accepted(settlement("NEW1", "P1")));
        send(harness, accepted(settlement("NEW2", "P1")));
        send(harness, accepted(settlement("OTHER", "P2")));
        assertThat(ids(harness)).containsExactly("OTHER");

        send(harness, accepted(settlement("S1", "P1")));
        assertThat(ids(harness)).containsExactly("OTHER", "S1", "NEW1", "NEW2");
        assertThat(answers(harness).stream()
                        .map(answer -> read(answer, Decision.class).getPastSettlements()))
                .containsExactly(0, -1, 1, 2);
        harness.setProcessingTime(TIME_OUT_MILLIS);
        assertThat(answers(harness)).hasSize(4);
    }

    @Test
    void keepsThoseWhoWaitInItsState() throws Exception {
        log.append("P1", released("S1", "P1"));
        var first = started(null);
        send(first, accepted(settlement("NEW", "P1")));
        OperatorSubtaskState checkpoint = first.snapshot(1, 1);
        log.boundIsNow();

        var second = started(checkpoint);
        send(second, accepted(settlement("S1", "P1")));

        assertThat(ids(second)).containsExactly("S1", "NEW");
    }

    @Test
    void answersThoseWhoWaitedAndWereAnsweredAfterTheirCheckpoint() throws Exception {
        log.append("P1", released("S1", "P1"));
        var first = started(null);
        send(first, accepted(settlement("NEW", "P1")));
        OperatorSubtaskState checkpoint = first.snapshot(1, 1);
        log.boundIsNow();
        send(first, accepted(settlement("S1", "P1")));
        byte[] published = Buffers.bytes(answers(first).get(1).getBody());
        log.append("P1", published);

        var second = started(checkpoint);

        assertThat(ids(second)).containsExactly("NEW");
        assertThat(Buffers.bytes(answers(second).get(0).getBody())).isEqualTo(published);
    }

    @Test
    void decidesWhenTheInputsOfRecordedAnswersDoNotCome() throws Exception {
        log.append("P1", released("GONE", "P1"));
        var harness = started(null);
        send(harness, accepted(settlement("NEW", "P1")));

        harness.setProcessingTime(TIME_OUT_MILLIS - 1);
        assertThat(answers(harness)).isEmpty();
        harness.setProcessingTime(TIME_OUT_MILLIS);
        assertThat(ids(harness)).containsExactly("NEW");

        send(harness, accepted(settlement("NEXT", "P1")));
        assertThat(ids(harness)).as("nobody waits for it again").containsExactly("NEW", "NEXT");
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    @Test
    void keepsItsKeyGroupsOnlyWhenThereAreTwoSubtasks() throws Exception {
        List<String> patients = List.of("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8");
        for (String patient : patients) {
            log.append(patient, released("S-" + patient, patient));
        }
        var zero = started(null, 2, 0);
        var one = started(null, 2, 1);
        OperatorSubtaskState together =
                AbstractStreamOperatorTestHarness.repackageState(zero.snapshot(1, 1), one.snapshot(1, 1));
        log.boundIsNow();

        var all = started(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                together, JobSettings.MAX_PARALLELISM, 2, 1, 0));
        for (String patient : patients) {
            send(all, accepted(settlement("S-" + patient, patient)));
        }

        assertThat(answers(all))
                .allSatisfy(answer ->
                        assertThat(read(answer, Decision.class).getVerdict()).isEqualTo(Verdict.RELEASE));
        assertThat(answers(all)).hasSize(patients.size());
    }

    @Test
    void refusesOtherContentThanTheRecordedAnswerDecided() throws Exception {
        log.append("P1", released("S1", "P1"));
        var harness = started(null);

        send(
                harness,
                accepted(Settlement.newBuilder(settlement("S1", "P1"))
                        .setTreatmentArea("430103")
                        .build()));

        assertThat(answers(harness)).isEmpty();
        assertThat(harness.getSideOutput(DeadLetters.TAG)).hasSize(1);
    }

    @Test
    void repeatsRecordedReceipts() throws Exception {
        Settlement settlement = settlement("S1", "P1");
        var before = started(null);
        send(before, accepted(settlement));
        send(before, accepted(reversal("R1", settlement)));
        answers(before).forEach(answer -> log.append("P1", Buffers.bytes(answer.getBody())));

        var after = started(null);
        send(after, accepted(settlement));
        send(after, accepted(reversal("R1", settlement)));
        send(after, accepted(settlement("S2", "P1")));

        assertThat(answers(after)).extracting(Outgoing::getRepeated).containsExactly(true, true, false);
        assertThat(answers(after).get(1).getBody())
                .isEqualTo(answers(before).get(1).getBody());
    }

    @Test
    void obeysAnAnswerThatStoodInTheLogBeforeOursAndCountsIt() throws Exception {
        var harness = started(null);
        double before = contradictions();
        send(harness, accepted(settlement("S1", "P1")));
        byte[] ours = Buffers.bytes(answers(harness).get(0).getBody());

        follow(harness, released("S1", "P1"));
        assertThat(contradictions()).isEqualTo(before + 1);
        send(harness, accepted(settlement("S1", "P1")));
        assertThat(read(answers(harness).get(1), Decision.class).getVerdict()).isEqualTo(Verdict.RELEASE);

        follow(harness, ours);
        send(harness, accepted(settlement("S1", "P1")));
        assertThat(read(answers(harness).get(2), Decision.class).getVerdict()).isEqualTo(Verdict.RELEASE);
    }

    @Test
    void countsALaterContradictionAndGoesOnWithOurs() throws Exception {
        var harness = started(null);
        double before = contradictions();
        send(harness, accepted(settlement("S1", "P1")));
        byte[] ours = Buffers.bytes(answers(harness).get(0).getBody());

        log.appendFollowed("P1", ours);
        follow(harness, released("S1", "P1"));
        send(harness, accepted(settlement("S1", "P1")));

        assertThat(contradictions()).isEqualTo(before + 1);
        assertThat(Buffers.bytes(answers(harness).get(1).getBody())).isEqualTo(ours);
    }

    /** Hands a record to the follower, and waits until it has told the task. */
    private void follow(DecideHarness harness, byte[] answer) throws Exception {
        log.appendFollowed("P1", answer);
        harness.getTaskMailbox().take(0).run();
    }

    private static double contradictions() {
        return JvmRegistry.registry()
                .get("screener_contradicting_answers")
                .counter()
                .count();
    }

    private static Settlement settlement(String id, String patient) {
        return outpatient(id)
                .setPerson(new Person(patient, Sex.MALE, java.time.LocalDate.of(1975, 3, 4), "310", "11", null))
                .build();
    }

    /** What another attempt, which had packs, published. */
    private byte[] released(String id, String patient) throws Exception {
        var other = new RecordedLog();
        var harness = started(null, 1, 0, other);
        send(harness, accepted(settlement(id, patient)));
        Decision held = read(answers(harness).get(0), Decision.class);
        Decision released = Decision.newBuilder(held)
                .setVerdict(Verdict.RELEASE)
                .setReleasedFen(held.getHeldFen())
                .setHeldFen(0)
                .setPastSettlements(-1)
                .build();
        return new WireEncoder().encode(released);
    }

    private DecideHarness started(@org.jspecify.annotations.Nullable OperatorSubtaskState state) throws Exception {
        return started(state, 1, 0, log);
    }

    private DecideHarness started(
            @org.jspecify.annotations.Nullable OperatorSubtaskState state, int subtasks, int subtask) throws Exception {
        return started(state, subtasks, subtask, log);
    }

    private DecideHarness started(
            @org.jspecify.annotations.Nullable OperatorSubtaskState state, int subtasks, int subtask, RecordedLog of)
            throws Exception {
        var harness = new DecideHarness(new OnLog(of), new EmbeddedRocksDBStateBackend(true), subtasks, subtask);
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        open.add(harness);
        // What waited before the restart is tried again before the first input.
        harness.getTaskMailbox().take(0).run();
        return harness;
    }

    private static final class OnLog extends DecideOperatorFactory {
        private static final long serialVersionUID = 1L;
        private final RecordedLog log;

        private OnLog(RecordedLog log) {
            super(Inputs.NO_PACKS, GivenStanding.NONE);
            this.log = log;
        }

        @Override
        DecideOperator operator(StreamOperatorParameters<Outgoing> parameters) {
            return new DecideOperator(parameters, wiring(parameters), standing(), log, log);
        }
    }

    private static void send(DecideHarness harness, Accepted accepted) throws Exception {
        harness.send(profiled(accepted));
    }

    private static List<Outgoing> answers(DecideHarness harness) {
        return harness.extractOutputValues();
    }

    private static List<String> ids(DecideHarness harness) {
        return answers(harness).stream()
                .map(answer -> read(answer, Decision.class).getSettlementId())
                .toList();
    }
}
