package org.claimscreener.supervision.intake;

import java.nio.ByteBuffer;
import java.util.Set;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.supervision.record.HoldMatter;
import org.claimscreener.supervision.record.HoldMatterKind;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.HoldStep;

/** Steps of holds, without commands that were refused. As in {@link DecisionFunction}, others answer for the topic. Stateless. */
public final class HoldStepFunction extends RichFlatMapFunction<Arrival, HoldMatter> {
    private static final long serialVersionUID = 1L;

    private transient WireDecoder decoder;

    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public HoldStepFunction() {}

    @Override
    public void open(OpenContext context) {
        decoder = WireDecoder.builder().accept(Set.of(MessageType.HOLD_STEP)).build();
    }

    @Override
    public void flatMap(Arrival arrival, Collector<HoldMatter> out) {
        ByteBuffer payload = arrival.getPayload();
        if (payload != null
                && decoder.decode(Buffers.bytes(payload)) instanceof Decoded.Accepted accepted
                && accepted.message() instanceof HoldStep step
                && step.getRefusal() == null
                && !step.getHoldId().isBlank()) {
            out.collect(new HoldMatter(
                    step.getHoldId(),
                    HoldMatterKind.STEP,
                    arrival.getTopic(),
                    arrival.getPartition(),
                    arrival.getOffset(),
                    arrival.getAppendedAtMs(),
                    payload));
        }
    }
}
