package org.claimscreener.screening.intake;

import java.nio.ByteBuffer;
import java.util.Optional;

import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.intake.Problem;
import org.claimscreener.engine.intake.ReversalCheck;
import org.claimscreener.engine.intake.SettlementCheck;
import org.claimscreener.screening.DeadLetters;
import org.claimscreener.screening.metrics.PartitionFlow;
import org.claimscreener.screening.metrics.StageTimes;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.screening.record.Kind;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;

/** Bytes to a valid settlement or reversal, or a dead letter. Stateless. */
public final class DecodeFunction extends ProcessFunction<Arrival, Accepted> {
    private static final long serialVersionUID = 1L;

    private final InputFormat format;
    private transient InputFormat.Reader reader;
    private transient WireEncoder encoder;
    private transient ContentDigest digest;
    private transient DeadLetters deadLetters;
    private transient @Nullable PartitionFlow flow;

    /** The form in which inputs arrive. */
    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public DecodeFunction(InputFormat format) {
        this.format = format;
    }

    @Override
    public void open(OpenContext context) {
        reader = format.open();
        encoder = new WireEncoder();
        digest = new ContentDigest();
        flow = PartitionFlow.open();
        deadLetters = new DeadLetters(flow);
    }

    @Override
    public void close() {
        if (flow != null) {
            flow.close();
        }
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<Accepted> out) {
        if (flow != null) {
            flow.read(arrival.getPartition());
        }
        InputFormat.Read read = reader.read(arrival);
        if (read instanceof InputFormat.Unreadable unreadable) {
            context.output(
                    DeadLetters.TAG,
                    deadLetters.of(
                            arrival,
                            unreadable.receivedAt(),
                            unreadable.reason(),
                            unreadable.message(),
                            unreadable.field(),
                            unreadable.settlementId()));
            return;
        }
        accept(arrival, (InputFormat.Document) read, context, out);
    }

    private void accept(Arrival arrival, InputFormat.Document read, Context context, Collector<Accepted> out) {
        Optional<Problem> problem = problem(read);
        if (problem.isPresent()) {
            refuse(arrival, read, problem.get(), context);
            return;
        }
        Accepted accepted;
        try {
            accepted = read.document() instanceof Settlement settlement
                    ? accepted(arrival, read, settlement)
                    : accepted(arrival, read, (Reversal) read.document());
        } catch (IllegalArgumentException tooLarge) {
            refuse(
                    arrival,
                    read,
                    new Problem(DeadLetterReason.OVERSIZED, String.valueOf(tooLarge.getMessage()), ""),
                    context);
            return;
        }
        StageTimes.DECODED.passed(accepted.getReceivedAtMs());
        out.collect(accepted);
    }

    private static Optional<Problem> problem(InputFormat.Document read) {
        if (read.document() instanceof Settlement settlement) {
            return SettlementCheck.firstProblem(settlement, read.receivedAt());
        }
        if (read.document() instanceof Reversal reversal) {
            return ReversalCheck.firstProblem(reversal);
        }
        return Optional.of(new Problem(
                DeadLetterReason.UNKNOWN_SCHEMA,
                "a " + read.document().getSchema().getName()
                        + " is neither a settlement nor a reversal; send it to its own topic",
                ""));
    }

    private void refuse(Arrival arrival, InputFormat.Document read, Problem problem, Context context) {
        String field = problem.field().isEmpty() ? null : reader.fieldName(read.document(), problem.field());
        context.output(
                DeadLetters.TAG,
                deadLetters.of(
                        arrival,
                        read.receivedAt(),
                        problem.reason(),
                        problem.message(),
                        field,
                        settlementId(read.document())));
    }

    private static @Nullable String settlementId(SpecificRecord document) {
        if (document instanceof Settlement settlement) {
            return settlement.getSettlementId();
        }
        return document instanceof Reversal reversal ? reversal.getSettlementId() : null;
    }

    private Accepted accepted(Arrival arrival, InputFormat.Document read, Settlement settlement) {
        return passage(arrival, read)
                .setKind(Kind.SETTLEMENT)
                .setSettlementId(settlement.getSettlementId())
                .setPatientId(settlement.getPerson().getPatientId())
                .setInstitutionId(settlement.getInstitution().getInstitutionId())
                .setContentDigest(digest.of(settlement))
                .setDocument(bytes(settlement))
                .build();
    }

    private Accepted accepted(Arrival arrival, InputFormat.Document read, Reversal reversal) {
        return passage(arrival, read)
                .setKind(Kind.REVERSAL)
                .setSettlementId(reversal.getSettlementId())
                .setPatientId(reversal.getPatientId())
                .setInstitutionId(reversal.getInstitutionId())
                .setContentDigest("")
                .setDocument(bytes(reversal))
                .build();
    }

    private static Accepted.Builder passage(Arrival arrival, InputFormat.Document read) {
        return Accepted.newBuilder()
                .setTopic(arrival.getTopic())
                .setPartition(arrival.getPartition())
                .setOffset(arrival.getOffset())
                .setReceivedAtMs(read.receivedAt().toEpochMilli());
    }

    /** Encoded anew, in the current schema version: later steps know one form only. */
    private ByteBuffer bytes(SpecificRecord document) {
        return ByteBuffer.wrap(encoder.encode(document));
    }
}
