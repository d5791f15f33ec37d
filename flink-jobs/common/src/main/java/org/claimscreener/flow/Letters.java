package org.claimscreener.flow;

import java.nio.ByteBuffer;
import java.time.Instant;

import org.claimscreener.wire.WireFormat;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Source;
import org.jspecify.annotations.Nullable;

/** Dead letters as every job writes them. Stateless. */
public final class Letters {
    private Letters() {}

    /**
     * A dead letter.
     *
     * @param receivedAt append time of the input
     * @param message what is wrong and how to mend it, without personal data
     * @param field the field concerned, by its name in the input's own format; null when none is
     * @param settlementId null when it could not be read
     * @param original what is larger than the topic carries is left where it lies: the source tells where
     */
    public static DeadLetter letter(
            Source source,
            Instant receivedAt,
            DeadLetterReason reason,
            String message,
            @Nullable String field,
            @Nullable String settlementId,
            @Nullable ByteBuffer original) {
        boolean kept = original != null && original.remaining() <= WireFormat.MAX_ORIGINAL_BYTES;
        return DeadLetter.newBuilder()
                .setReason(reason)
                .setMessage(message)
                .setField(field)
                .setSettlementId(settlementId)
                .setSource(source)
                .setReceivedAt(receivedAt)
                .setOriginal(kept ? original : null)
                .build();
    }

    /** The key of a letter on its topic. */
    public static String key(DeadLetter letter) {
        return letter.getSource().getTopic() + "-" + letter.getSource().getPartition();
    }
}
