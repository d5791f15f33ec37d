package org.claimscreener.screening.trace;

import java.time.Duration;
import java.util.List;

import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.claimscreener.engine.trace.TraceDesk;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.record.CodeUseState;
import org.claimscreener.screening.record.TraceAnswer;
import org.claimscreener.screening.record.TraceQuestion;
import org.claimscreener.screening.record.TraceQuestionKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.screening.Inputs.MONDAY;

@SuppressWarnings("NullAway.Init") // Filled before each test.
class TraceFunctionTest {
    private static final String A = "81234567890123456781";
    private static final String B = "81234567890123456782";

    private KeyedOneInputStreamOperatorTestHarness<String, TraceQuestion, TraceAnswer> harness;
    private long offset;

    @BeforeEach
    void open() throws Exception {
        harness = harness(new EmbeddedRocksDBStateBackend(true));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void answersWithWhoUsedTheCodeBeforeAndWhereTheQuestionCameFrom() throws Exception {
        send(ask(A, "S1"));
        send(ask(B, "S1"));
        send(ask(A, "S2"));

        assertThat(last())
                .isEqualTo(new TraceAnswer(
                        "P-S2",
                        3,
                        offset,
                        A,
                        List.of(new CodeUseState("S1", "P-S1", "P43010200001", MONDAY.toEpochMilli()))));
        assertThat(answers()).extracting(answer -> answer.getUses().size()).containsExactly(0, 0, 1);
    }

    @Test
    void whatIsTakenBackGetsNoAnswerAndIsForgotten() throws Exception {
        send(ask(A, "S1"));
        send(question(TraceQuestionKind.TAKE_BACK, A, "S1"));
        send(ask(A, "S2"));

        assertThat(answers()).hasSize(2);
        assertThat(last().getUses()).isEmpty();
    }

    @Test
    void remembersOverARestart() throws Exception {
        send(ask(A, "S1"));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = harness(new EmbeddedRocksDBStateBackend(true));
        harness.initializeState(snapshot);
        harness.open();
        send(ask(A, "S2"));

        assertThat(last().getUses()).hasSize(1);
    }

    @Test
    void forgetsACodeThatNobodyUsedForLongerThanADrugKeeps() throws Exception {
        harness.setStateTtlProcessingTime(0);
        send(ask(A, "S1"));
        harness.setStateTtlProcessingTime(
                Duration.ofDays(TraceDesk.REMEMBERED_DAYS).toMillis() - 1);
        send(ask(A, "S1"));
        send(ask(B, "S3"));
        assertThat(harness.extractOutputValues()).hasSize(3);

        harness.setStateTtlProcessingTime(
                Duration.ofDays(TraceDesk.REMEMBERED_DAYS).toMillis());
        send(ask(A, "S2"));
        send(ask(B, "S4"));
        assertThat(answers().get(3).getUses())
                .as("a retry does not keep it alive")
                .isEmpty();
        assertThat(last().getUses()).hasSize(1);
    }

    @Test
    void keepsOneBoundedEntryACodeAndNoneThatIsEmpty() throws Exception {
        // Only the heap backend can count its entries.
        harness.close();
        harness = harness(new HashMapStateBackend());
        harness.open();
        for (int i = 0; i < 20; i++) {
            send(ask(A, "S" + i));
        }
        send(ask(B, "S1"));
        assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
        assertThat(answers().get(19).getUses()).hasSize(TraceDesk.MAX_USES);

        send(question(TraceQuestionKind.TAKE_BACK, B, "S1"));
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    private void send(TraceQuestion question) throws Exception {
        harness.processElement(new StreamRecord<>(question));
    }

    private TraceQuestion ask(String code, String settlementId) {
        return question(TraceQuestionKind.ASK, code, settlementId);
    }

    private TraceQuestion question(TraceQuestionKind kind, String code, String settlementId) {
        return new TraceQuestion(
                kind, code, settlementId, "P-" + settlementId, "P43010200001", MONDAY.toEpochMilli(), 3, ++offset);
    }

    private List<TraceAnswer> answers() {
        return harness.extractOutputValues();
    }

    private TraceAnswer last() {
        return answers().get(answers().size() - 1);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, TraceQuestion, TraceAnswer> harness(
            StateBackend backend) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<String, TraceQuestion, TraceAnswer>(
                new KeyedProcessOperator<>(new TraceFunction()),
                TraceQuestion::getCode,
                BasicTypeInfo.STRING_TYPE_INFO,
                JobSettings.MAX_PARALLELISM,
                1,
                0);
        harness.setStateBackend(backend);
        harness.setup(
                Types.TRACE_ANSWER.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }
}
