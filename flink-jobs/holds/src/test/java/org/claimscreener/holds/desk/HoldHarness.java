package org.claimscreener.holds.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.flow.log.LogTypes;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.holds.DeadLetters;
import org.claimscreener.holds.Samples;
import org.claimscreener.holds.record.Cause;
import org.claimscreener.holds.record.Happening;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.ReversalReceipt;

/** The keyed operator by itself, on the heap, which can be counted. */
@SuppressWarnings("try") // Its close() throws whatever, as Flink has it.
final class HoldHarness implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<String, Happening, Outgoing> flink;
    private final WireDecoder decoder = WireDecoder.create();

    private HoldHarness() throws Exception {
        flink = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new HoldFunction("", "")),
                Happening::getHoldId,
                BasicTypeInfo.STRING_TYPE_INFO,
                JobSettings.MAX_PARALLELISM,
                1,
                0);
        flink.setup(
                LogTypes.OUTGOING.createSerializer(flink.getExecutionConfig().getSerializerConfig()));
    }

    static HoldHarness open() throws Exception {
        HoldHarness harness = new HoldHarness();
        harness.flink.open();
        return harness;
    }

    /** One that goes on from what another one kept. */
    static HoldHarness restored(OperatorSubtaskState state) throws Exception {
        HoldHarness harness = new HoldHarness();
        harness.flink.initializeState(state);
        harness.flink.open();
        return harness;
    }

    OperatorSubtaskState snapshot() throws Exception {
        return flink.snapshot(1, 1);
    }

    List<HoldStep> decided(Decision decision, Instant at) throws Exception {
        return takes(Cause.DECISION, decision, at);
    }

    List<HoldStep> withdrawn(ReversalReceipt receipt, Instant at) throws Exception {
        return takes(Cause.REVERSAL, receipt, at);
    }

    List<HoldStep> commanded(HoldCommand command, Instant at) throws Exception {
        return takes(Cause.COMMAND, command, at);
    }

    private List<HoldStep> takes(Cause cause, SpecificRecord message, Instant at) throws Exception {
        flink.processElement(new StreamRecord<>(Samples.happening(cause, message, at)));
        return newSteps();
    }

    /** Time has come to there. */
    List<HoldStep> time(Instant at) throws Exception {
        flink.processWatermark(new Watermark(at.toEpochMilli()));
        return newSteps();
    }

    private List<HoldStep> newSteps() {
        List<HoldStep> steps = new ArrayList<>();
        for (Outgoing outgoing : flink.extractOutputValues()) {
            Decoded decoded = decoder.decode(Buffers.bytes(outgoing.getBody()));
            HoldStep step = (HoldStep) ((Decoded.Accepted) decoded).message();
            if (!outgoing.getKey().equals(step.getHoldId())) {
                throw new AssertionError("a step under another hold's key");
            }
            steps.add(step);
        }
        flink.getOutput().clear();
        return steps;
    }

    int deadLetters() {
        var letters = flink.getSideOutput(DeadLetters.TAG);
        return letters == null ? 0 : letters.size();
    }

    int stateEntries() {
        return flink.numKeyedStateEntries();
    }

    int timers() {
        return flink.numEventTimeTimers();
    }

    /** Moves the wall clock, by which state expires. */
    void wallClock(Instant at) throws Exception {
        flink.setStateTtlProcessingTime(at.toEpochMilli());
    }

    @Override
    public void close() throws Exception {
        flink.close();
    }
}
