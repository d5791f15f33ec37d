package org.claimscreener.flow.log;

import java.nio.ByteBuffer;
import java.time.Instant;

import org.apache.flink.util.OutputTag;
import org.claimscreener.flow.LetterCounts;
import org.claimscreener.flow.Letters;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Source;
import org.jspecify.annotations.Nullable;

/** Makes dead letters of what came from a log. Not thread-safe: one for each operator instance. */
public final class DeadLetters {
    /** Side output of every operator that may refuse an input. */
    public static final OutputTag<Outgoing> TAG = new OutputTag<>("dead-letters", LogTypes.OUTGOING);

    private final WireEncoder encoder = new WireEncoder();
    private final LetterCounts counts;

    /** Of a job, by the name under which they are counted. */
    public DeadLetters(String job) {
        counts = LetterCounts.of(job);
    }

    /**
     * A letter.
     *
     * @param message what is wrong and how to mend it, without personal data
     * @param field by its name in the record; null when none is concerned
     */
    public Outgoing of(Arrival arrival, DeadLetterReason reason, String message, @Nullable String field) {
        counts.count(reason);
        DeadLetter letter = Letters.letter(
                new Source(arrival.getTopic(), arrival.getPartition(), arrival.getOffset()),
                Instant.ofEpochMilli(Math.max(0, arrival.getAppendedAtMs())),
                reason,
                message,
                field,
                null,
                arrival.getPayload());
        return new Outgoing(Letters.key(letter), ByteBuffer.wrap(encoder.encode(letter)));
    }
}
