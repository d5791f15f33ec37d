package org.claimscreener.holds;

import java.nio.ByteBuffer;
import java.time.Instant;

import org.apache.flink.util.OutputTag;
import org.claimscreener.engine.hold.HoldLimits;
import org.claimscreener.flow.LetterCounts;
import org.claimscreener.flow.Letters;
import org.claimscreener.flow.log.LogTypes;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.holds.record.Happening;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Source;
import org.jspecify.annotations.Nullable;

/** Makes dead letters. Not thread-safe: one for each operator instance. */
public final class DeadLetters {
    /** Side output of every operator that may refuse an input. */
    public static final OutputTag<Outgoing> TAG = new OutputTag<>("dead-letters", LogTypes.OUTGOING);

    private final WireEncoder encoder = new WireEncoder();
    private final LetterCounts counts = LetterCounts.of("holds");

    /** For a record that concerns no hold. */
    public Outgoing of(
            Arrival arrival,
            DeadLetterReason reason,
            String message,
            @Nullable String field,
            @Nullable String settlementId) {
        return outgoing(Letters.letter(
                new Source(arrival.getTopic(), arrival.getPartition(), arrival.getOffset()),
                Instant.ofEpochMilli(Math.max(0, arrival.getAppendedAtMs())),
                reason,
                message,
                field,
                settlementId == null ? null : bounded(settlementId),
                arrival.getPayload()));
    }

    /** For one that no hold can take. */
    public Outgoing of(Happening happening, String message) {
        return outgoing(Letters.letter(
                new Source(happening.getTopic(), happening.getPartition(), happening.getOffset()),
                Instant.ofEpochMilli(happening.getAppendedAtMs()),
                DeadLetterReason.BAD_VALUE,
                message,
                null,
                bounded(happening.getHoldId()),
                happening.getDocument()));
    }

    /** One that is longer than any id would make the letter longer than a letter may be. */
    private static @Nullable String bounded(String settlementId) {
        return settlementId.length() > HoldLimits.MAX_ID_LENGTH ? null : settlementId;
    }

    private Outgoing outgoing(DeadLetter letter) {
        counts.count(letter.getReason());
        return new Outgoing(Letters.key(letter), ByteBuffer.wrap(encoder.encode(letter)));
    }
}
