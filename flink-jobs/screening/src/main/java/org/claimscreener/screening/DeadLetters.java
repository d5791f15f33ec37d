package org.claimscreener.screening;

import java.nio.ByteBuffer;
import java.time.Instant;

import org.apache.flink.util.OutputTag;
import org.claimscreener.flow.LetterCounts;
import org.claimscreener.flow.Letters;
import org.claimscreener.screening.metrics.PartitionFlow;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.screening.record.Outcome;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Source;
import org.jspecify.annotations.Nullable;

/** Makes dead letters. Not thread-safe: one for each operator instance. */
public final class DeadLetters {
    /** Side output of every operator that may refuse an input. */
    public static final OutputTag<Outgoing> TAG = new OutputTag<>("dead-letters", Types.OUTGOING);

    private final WireEncoder encoder = new WireEncoder();
    private final LetterCounts counts = LetterCounts.of("screening");
    private final PartitionFlow flow;

    /**
     * Of an operator.
     *
     * @param flow counts them by partition, its owner closes it
     */
    public DeadLetters(PartitionFlow flow) {
        this.flow = flow;
    }

    /** For an input that could not even be accepted. */
    public Outgoing of(
            Arrival arrival,
            Instant receivedAt,
            DeadLetterReason reason,
            String message,
            @Nullable String field,
            @Nullable String settlementId) {
        return outgoing(Letters.letter(
                new Source(arrival.getTopic(), arrival.getPartition(), arrival.getOffset()),
                receivedAt,
                reason,
                message,
                field,
                settlementId,
                arrival.getPayload()));
    }

    /** For an input that was accepted and then met something that it contradicts. */
    public Outgoing of(Accepted accepted, DeadLetterReason reason, String message, String field) {
        return outgoing(Letters.letter(
                new Source(accepted.getTopic(), accepted.getPartition(), accepted.getOffset()),
                Instant.ofEpochMilli(accepted.getReceivedAtMs()),
                reason,
                message,
                field,
                accepted.getSettlementId(),
                accepted.getDocument()));
    }

    private Outgoing outgoing(DeadLetter letter) {
        counts.count(letter.getReason());
        flow.refused(letter.getSource().getPartition());
        return Outgoing.newBuilder()
                .setOutcome(Outcome.DEAD_LETTER)
                .setLabel(letter.getReason().name())
                .setRepeated(false)
                .setKey(Letters.key(letter))
                .setReceivedAtMs(letter.getReceivedAt().toEpochMilli())
                .setBody(ByteBuffer.wrap(encoder.encode(letter)))
                .build();
    }
}
