package org.claimscreener.peers;

import java.nio.ByteBuffer;
import java.time.Instant;

import org.claimscreener.engine.intake.Problem;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.WireFormat;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Source;
import org.jspecify.annotations.Nullable;

/** Dead letters as the Flink job writes them. Not thread-safe. */
final class Letters {
    private final WireEncoder encoder = new WireEncoder();

    /** Under which a letter about an input from there is sent. */
    static String key(Source source) {
        return source.getTopic() + "-" + source.getPartition();
    }

    /**
     * A letter.
     *
     * @param settlementId null when it could not be read
     * @param original what is larger than the topic carries is left where it lies
     */
    Flowing.Answer letter(
            Source source,
            Instant receivedAt,
            Problem problem,
            @Nullable String settlementId,
            @Nullable ByteBuffer original) {
        boolean kept = original != null && original.remaining() <= WireFormat.MAX_ORIGINAL_BYTES;
        DeadLetter letter = DeadLetter.newBuilder()
                .setReason(problem.reason())
                .setMessage(problem.message())
                .setField(problem.field().isEmpty() ? null : problem.field())
                .setSettlementId(settlementId)
                .setSource(source)
                .setReceivedAt(receivedAt)
                .setOriginal(kept ? original : null)
                .build();
        return new Flowing.Answer(TopicCatalogue.DEAD_LETTERS, ByteBuffer.wrap(encoder.encode(letter)));
    }
}
