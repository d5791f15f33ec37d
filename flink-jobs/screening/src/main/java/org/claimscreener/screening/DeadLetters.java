package org.claimscreener.screening;

import java.nio.ByteBuffer;
import java.time.Instant;

import org.apache.flink.util.OutputTag;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.screening.record.Outcome;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.WireFormat;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Source;
import org.jspecify.annotations.Nullable;

/** Makes dead letters. Not thread-safe: one for each operator instance. */
public final class DeadLetters {
    /** Side output of every operator that may refuse an input. */
    public static final OutputTag<Outgoing> TAG = new OutputTag<>("dead-letters", Types.OUTGOING);

    private final WireEncoder encoder = new WireEncoder();

    /** For an input that could not even be accepted. */
    public Outgoing of(
            Arrival arrival,
            Instant receivedAt,
            DeadLetterReason reason,
            String message,
            @Nullable String field,
            @Nullable String settlementId) {
        DeadLetter letter = DeadLetter.newBuilder()
                .setReason(reason)
                .setMessage(message)
                .setField(field)
                .setSettlementId(settlementId)
                .setSource(new Source(arrival.getTopic(), arrival.getPartition(), arrival.getOffset()))
                .setReceivedAt(receivedAt)
                .setOriginal(bounded(arrival.getPayload()))
                .build();
        return outgoing(letter);
    }

    /** For an input that was accepted and then met something that it contradicts. */
    public Outgoing of(Accepted accepted, DeadLetterReason reason, String message, String field) {
        DeadLetter letter = DeadLetter.newBuilder()
                .setReason(reason)
                .setMessage(message)
                .setField(field)
                .setSettlementId(accepted.getSettlementId())
                .setSource(new Source(accepted.getTopic(), accepted.getPartition(), accepted.getOffset()))
                .setReceivedAt(Instant.ofEpochMilli(accepted.getReceivedAtMs()))
                .setOriginal(bounded(accepted.getDocument()))
                .build();
        return outgoing(letter);
    }

    /** What is larger than the topic carries is left where it lies: the source tells where. */
    private static @Nullable ByteBuffer bounded(@Nullable ByteBuffer original) {
        return original == null || original.remaining() > WireFormat.MAX_ORIGINAL_BYTES ? null : original;
    }

    private Outgoing outgoing(DeadLetter letter) {
        Source source = letter.getSource();
        return Outgoing.newBuilder()
                .setOutcome(Outcome.DEAD_LETTER)
                .setLabel(letter.getReason().name())
                .setRepeated(false)
                .setKey(source.getTopic() + "-" + source.getPartition())
                .setReceivedAtMs(letter.getReceivedAt().toEpochMilli())
                .setBody(ByteBuffer.wrap(encoder.encode(letter)))
                .build();
    }
}
