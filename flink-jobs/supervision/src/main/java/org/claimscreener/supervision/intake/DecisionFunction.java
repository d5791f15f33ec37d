package org.claimscreener.supervision.intake;

import java.nio.ByteBuffer;
import java.util.Set;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.engine.standing.StandingLimits;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.supervision.Types;
import org.claimscreener.supervision.record.HoldMatter;
import org.claimscreener.supervision.record.HoldMatterKind;
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.supervision.record.MatterKind;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.StandingKind;

/**
 * What each decision says to subjects: which orders it saw in force, the proof that they are; and, beside, which decisions
 * hold something. Few do either. What cannot be read here is not lost by it: the job that wrote it answers for its topic, and
 * the verifier reads it too. Stateless.
 */
public final class DecisionFunction extends ProcessFunction<Arrival, Matter> {
    /** Decisions that hold something. */
    public static final OutputTag<HoldMatter> HOLDING = new OutputTag<>("holding", Types.HOLD_MATTER);

    private static final long serialVersionUID = 1L;

    private transient WireDecoder decoder;

    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public DecisionFunction() {}

    @Override
    public void open(OpenContext context) {
        decoder = WireDecoder.builder().accept(Set.of(MessageType.DECISION)).build();
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<Matter> out) {
        ByteBuffer payload = arrival.getPayload();
        if (payload == null
                || !(decoder.decode(Buffers.bytes(payload)) instanceof Decoded.Accepted accepted)
                || !(accepted.message() instanceof Decision decision)) {
            return;
        }
        for (StandingInForce met : decision.getStanding()) {
            if (ordered(met.getEntry().getKind()) && isId(met.getSubjectId())) {
                out.collect(matter(arrival, decision, met));
            }
        }
        if (decision.getHeldFen() > 0 && isId(decision.getSettlementId()) && isId(decision.getInstitutionId())) {
            context.output(
                    HOLDING,
                    new HoldMatter(
                            decision.getSettlementId(),
                            HoldMatterKind.DECISION,
                            arrival.getTopic(),
                            arrival.getPartition(),
                            arrival.getOffset(),
                            arrival.getAppendedAtMs(),
                            payload));
        }
    }

    /** By a directive. Points, grades and scrutiny stand in nearly every decision of a subject, and prove no order. */
    private static boolean ordered(StandingKind kind) {
        return switch (kind) {
            case SUSPENSION, TERMINATION, EMPLOYMENT_RESTRICTION, TRACE_CODES_ORDERED -> true;
            case QUALIFICATION_POINTS, CREDIT_GRADE, SCRUTINY -> false;
        };
    }

    /** The screening job writes no others; somebody else on its topic might. */
    private static boolean isId(String id) {
        return !id.isBlank() && id.length() <= StandingLimits.MAX_ID_LENGTH;
    }

    private static Matter matter(Arrival arrival, Decision decision, StandingInForce met) {
        return new Matter(
                new StandingKey(met.getSubjectKind(), met.getSubjectId()).encode(),
                MatterKind.MET,
                arrival.getTopic(),
                arrival.getPartition(),
                arrival.getOffset(),
                arrival.getAppendedAtMs(),
                null,
                met.getEntry().getOrderNo(),
                decision.getSettlementId(),
                null);
    }
}
