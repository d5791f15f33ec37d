package org.claimscreener.supervision.intake;

import java.nio.ByteBuffer;
import java.util.Set;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.supervision.record.MatterKind;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.StandingInForce;

/**
 * Which orders each decision saw in force: the proof that an order is. Of the decisions few saw any. What cannot be read here
 * is not lost by it: the job that wrote it answers for its topic, and the verifier reads it too. Stateless.
 */
public final class OrdersMetFunction extends RichFlatMapFunction<Arrival, Matter> {
    private static final long serialVersionUID = 1L;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private transient WireDecoder decoder;

    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public OrdersMetFunction() {}

    @Override
    public void open(OpenContext context) {
        decoder = WireDecoder.builder().accept(Set.of(MessageType.DECISION)).build();
    }

    @Override
    public void flatMap(Arrival arrival, Collector<Matter> out) {
        ByteBuffer payload = arrival.getPayload();
        Decoded decoded = decoder.decode(payload == null ? null : Buffers.bytes(payload));
        if (decoded instanceof Decoded.Accepted accepted && accepted.message() instanceof Decision decision) {
            for (StandingInForce met : decision.getStanding()) {
                out.collect(matter(arrival, decision, met));
            }
        }
    }

    private static Matter matter(Arrival arrival, Decision decision, StandingInForce met) {
        return new Matter(
                new StandingKey(met.getSubjectKind(), met.getSubjectId()).encode(),
                MatterKind.MET,
                arrival.getTopic(),
                arrival.getPartition(),
                arrival.getOffset(),
                arrival.getAppendedAtMs(),
                NOTHING,
                met.getEntry().getOrderNo(),
                decision.getSettlementId());
    }
}
