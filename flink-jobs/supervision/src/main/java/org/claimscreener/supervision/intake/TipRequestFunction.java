package org.claimscreener.supervision.intake;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.supervision.Types;
import org.claimscreener.supervision.record.TipMatter;
import org.claimscreener.supervision.record.TipMatterKind;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Tip;
import org.claimscreener.wire.record.TipCommand;

/**
 * Tips and commands about them as they come. Dead letters as in {@link RequestFunction}; a tip that may not be is read, and
 * refused in words that its office sees. Stateless.
 */
public final class TipRequestFunction extends ProcessFunction<Arrival, TipMatter> {
    private static final long serialVersionUID = 1L;

    private transient WireDecoder decoder;
    private transient DeadLetters deadLetters;

    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public TipRequestFunction() {}

    @Override
    public void open(OpenContext context) {
        decoder = WireDecoder.builder()
                .accept(Set.of(MessageType.TIP, MessageType.TIP_COMMAND))
                .build();
        deadLetters = new DeadLetters(Types.JOB);
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<TipMatter> out) {
        ByteBuffer payload = arrival.getPayload();
        Decoded decoded = decoder.decode(payload == null ? null : Buffers.bytes(payload));
        if (decoded instanceof Decoded.Rejected rejected) {
            context.output(DeadLetters.TAG, deadLetters.of(arrival, rejected.reason(), rejected.message(), null));
            return;
        }
        SpecificRecord message = ((Decoded.Accepted) decoded).message();
        if (message instanceof Tip tip) {
            take(arrival, TipMatterKind.TIP, tip.getTargetKind(), tip.getTargetId(), context, out);
        } else {
            TipCommand command = (TipCommand) message;
            take(arrival, TipMatterKind.COMMAND, command.getTargetKind(), command.getTargetId(), context, out);
        }
    }

    private void take(
            Arrival arrival,
            TipMatterKind kind,
            SubjectKind targetKind,
            String targetId,
            Context context,
            Collector<TipMatter> out) {
        Optional<AddressCheck.Problem> problem = AddressCheck.firstProblem(arrival, "target", targetKind, targetId);
        if (problem.isPresent()) {
            context.output(
                    DeadLetters.TAG,
                    deadLetters.of(
                            arrival,
                            problem.get().reason(),
                            problem.get().detail(),
                            problem.get().field()));
            return;
        }
        out.collect(new TipMatter(
                new StandingKey(targetKind, targetId).encode(),
                kind,
                arrival.getTopic(),
                arrival.getPartition(),
                arrival.getOffset(),
                arrival.getAppendedAtMs(),
                arrival.getPayload(),
                null,
                0L,
                0L));
    }
}
