package org.claimscreener.screening.profile;

import java.util.ArrayList;
import java.util.List;

import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.screening.Inputs;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.TraceQuestion;
import org.claimscreener.screening.record.TraceQuestionKind;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.screening.Inputs.MONDAY;
import static org.claimscreener.screening.Inputs.accepted;
import static org.claimscreener.screening.Inputs.outpatient;
import static org.claimscreener.screening.Inputs.reversal;

@SuppressWarnings("NullAway.Init") // Filled before each test.
class TraceQuestionsTest {
    private static final String A = "81234567890123456781";
    private static final String B = "81234567890123456782";

    private KeyedOneInputStreamOperatorTestHarness<String, Accepted, Profiled> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void asksAboutEachCodeAndSaysHowManyAnswersCome() throws Exception {
        send(accepted(sale("S1", line("L1", A, B), line("L2", A))));

        assertThat(questions())
                .containsExactly(
                        new TraceQuestion(
                                TraceQuestionKind.ASK, A, "S1", "P1", "H43010200001", MONDAY.toEpochMilli(), 0, 1L),
                        new TraceQuestion(
                                TraceQuestionKind.ASK, B, "S1", "P1", "H43010200001", MONDAY.toEpochMilli(), 0, 1L));
        assertThat(awaited()).containsExactly(2);
    }

    @Test
    void settlementsWithoutCodesAndRetriesAndConflictsAskNothing() throws Exception {
        send(accepted(sale("S1", line("L1"))));
        send(accepted(sale("S2", line("L1", A))));
        send(accepted(sale("S2", line("L1", A))));
        send(accepted(sale("S2", line("L1", B))));

        assertThat(questions()).extracting(TraceQuestion::getCode).containsExactly(A);
        assertThat(awaited()).containsExactly(0, 1, 0);
    }

    @Test
    void givesBackWhatIsWithdrawnAndNothingTwiceAlsoAfterARestart() throws Exception {
        Settlement sale = sale("S1", line("L1", A), line("L2", B));
        send(accepted(sale));
        Reversal ofLine = Reversal.newBuilder(reversal("R1", sale))
                .setLineIds(List.of("L1"))
                .build();
        send(accepted(ofLine));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        List<TraceQuestion> before = questions();
        harness.close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        send(accepted(ofLine));
        send(accepted(reversal("R2", sale)));
        send(accepted(reversal("R3", sale)));
        send(accepted(sale));

        assertThat(before)
                .extracting(question -> question.getKind() + question.getCode())
                .containsExactly("ASK" + A, "ASK" + B, "TAKE_BACK" + A);
        assertThat(questions())
                .extracting(question -> question.getKind() + question.getCode())
                .containsExactly("TAKE_BACK" + B);
    }

    private void send(Accepted accepted) throws Exception {
        harness.processElement(new StreamRecord<>(accepted));
    }

    private List<TraceQuestion> questions() {
        List<TraceQuestion> questions = new ArrayList<>();
        harness.getSideOutput(TraceQuestions.TAG).forEach(question -> questions.add(question.getValue()));
        return questions;
    }

    private List<Integer> awaited() {
        return harness.extractOutputValues().stream()
                .map(Profiled::getTraceAnswers)
                .toList();
    }

    private static Settlement sale(String id, FeeLine... lines) {
        return outpatient(id).setFeeLines(List.of(lines)).build();
    }

    private static FeeLine line(String id, String... codes) {
        return FeeLine.newBuilder(outpatient("S").getFeeLines().get(0))
                .setLineId(id)
                .setTraceCodes(List.of(codes))
                .build();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Accepted, Profiled> harness() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<String, Accepted, Profiled>(
                new KeyedProcessOperator<>(new InstitutionProfileFunction(Inputs.opened(Inputs.NO_PACKS))),
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
