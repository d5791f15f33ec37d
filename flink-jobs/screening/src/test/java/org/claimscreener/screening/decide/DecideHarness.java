package org.claimscreener.screening.decide;

import java.util.List;

import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.TraceAnswer;

/** The deciding operator by itself, made by its factory: Flink's harness for two inputs takes no factory. */
@SuppressWarnings("try") // Its close() throws whatever, as Flink has it.
final class DecideHarness extends AbstractStreamOperatorTestHarness<Outgoing> {
    DecideHarness(DecideOperatorFactory factory, StateBackend backend) throws Exception {
        this(factory, backend, 1, 0);
    }

    DecideHarness(DecideOperatorFactory factory, StateBackend backend, int subtasks, int subtask) throws Exception {
        super(factory, JobSettings.MAX_PARALLELISM, subtasks, subtask);
        KeySelector<Profiled, String> ofInput =
                profiled -> profiled.getAccepted().getPatientId();
        KeySelector<TraceAnswer, String> ofAnswer = TraceAnswer::getPatientId;
        config.setStatePartitioner(0, ofInput);
        config.setStatePartitioner(1, ofAnswer);
        config.setStateKeySerializer(BasicTypeInfo.STRING_TYPE_INFO.createSerializer(
                getExecutionConfig().getSerializerConfig()));
        config.serializeAllConfigs();
        setStateBackend(backend);
        setup(Types.OUTGOING.createSerializer(getExecutionConfig().getSerializerConfig()));
    }

    void send(Profiled input) throws Exception {
        StreamRecord<Profiled> element = new StreamRecord<>(input);
        operator().setKeyContextElement1(element);
        operator().processElement1(element);
    }

    void answer(TraceAnswer answer) throws Exception {
        StreamRecord<TraceAnswer> element = new StreamRecord<>(answer);
        operator().setKeyContextElement2(element);
        operator().processElement2(element);
    }

    List<Outgoing> answers() {
        return extractOutputValues();
    }

    /** On the heap backend only: no other can count them. */
    int stateEntries() {
        return ((HeapKeyedStateBackend<?>) operator().getKeyedStateBackend()).numKeyValueStateEntries();
    }

    private DecideOperator operator() {
        return (DecideOperator) getOperator();
    }
}
