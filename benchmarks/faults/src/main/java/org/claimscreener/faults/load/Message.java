package org.claimscreener.faults.load;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.claimscreener.wire.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/** One message to the screener, encoded, with what is needed to recognise its answer. Immutable. */
public final class Message {
    private final Kind kind;
    private final byte[] key;
    private final byte[] value;
    private final String settlementId;
    private final @Nullable Long createTimeMs;

    /** What a message is, which says what answers it. */
    public enum Kind {
        /** A settlement's first sending: a decision, or a dead letter when it cannot be screened. */
        SETTLEMENT(true),
        /** Sent before, with the same content: the same decision. */
        RETRY(true),
        /** Sent before, with other content: a dead letter. */
        CONFLICT(false),
        /** The withdrawal of a settlement: a receipt. */
        REVERSAL(false),
        /** What nobody can read: a dead letter. */
        UNREADABLE(false);

        private final boolean answeredById;

        Kind(boolean answeredById) {
            this.answeredById = answeredById;
        }

        /** Whether a decision that names the settlement answers it; if not, only what names its place in the log does. */
        boolean answeredById() {
            return answeredById;
        }
    }

    private Message(Kind kind, String key, byte[] value, String settlementId, @Nullable Long createTimeMs) {
        this.kind = kind;
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.value = value;
        this.settlementId = settlementId;
        this.createTimeMs = createTimeMs;
    }

    /**
     * A message of the present.
     *
     * @param settlementId as in the content; empty when there is none
     */
    public static Message of(Kind kind, String key, byte[] value, String settlementId) {
        return new Message(kind, key, value, settlementId, null);
    }

    /** The same message from a producer whose clock shows another time. */
    public Message createdAt(long epochMs) {
        return new Message(kind, new String(key, StandardCharsets.UTF_8), value, settlementId, epochMs);
    }

    public Kind kind() {
        return kind;
    }

    public String settlementId() {
        return settlementId;
    }

    ProducerRecord<byte[], byte[]> toRecord() {
        return new ProducerRecord<>(TopicCatalogue.SETTLEMENTS, null, createTimeMs, key, value);
    }
}
