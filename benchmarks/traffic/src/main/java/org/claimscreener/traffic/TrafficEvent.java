package org.claimscreener.traffic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;

/** One message of the settlement network, with what only its maker knows: the kind and the label. */
public final class TrafficEvent {
    /** What kind of message it is. */
    public enum Kind {
        /** A settlement sent for the first time. */
        SETTLEMENT,
        /** A settlement sent before, equal but for message id and sending time. */
        RETRY,
        /** The withdrawal of a whole earlier settlement. */
        REVERSAL,
        /** Bytes that no decoder can read. */
        MALFORMED
    }

    private final Kind kind;
    private final String key;
    private final Instant sentAt;
    private final @Nullable Settlement settlement;
    private final @Nullable Reversal reversal;
    private final byte[] malformed;
    private final @Nullable Label label;
    private final String story;

    private TrafficEvent(
            Kind kind,
            String key,
            Instant sentAt,
            @Nullable Settlement settlement,
            @Nullable Reversal reversal,
            byte[] malformed,
            @Nullable Label label,
            String story) {
        this.kind = kind;
        this.key = key;
        this.sentAt = sentAt;
        this.settlement = settlement;
        this.reversal = reversal;
        this.malformed = malformed;
        this.label = label;
        this.story = story;
    }

    static TrafficEvent settlement(Settlement settlement, @Nullable Label label) {
        return of(Kind.SETTLEMENT, settlement, label, "");
    }

    /** Of a visit that is what it says. */
    static TrafficEvent honest(Settlement settlement, String story) {
        return of(Kind.SETTLEMENT, settlement, null, story);
    }

    static TrafficEvent retry(Settlement settlement) {
        return of(Kind.RETRY, settlement, null, "");
    }

    static TrafficEvent reversal(Reversal reversal) {
        return new TrafficEvent(
                Kind.REVERSAL,
                reversal.getPatientId(),
                reversal.getReversedAt(),
                null,
                reversal,
                new byte[0],
                null,
                "");
    }

    static TrafficEvent malformed(String key, Instant sentAt, byte[] bytes) {
        return new TrafficEvent(Kind.MALFORMED, key, sentAt, null, null, bytes, null, "");
    }

    private static TrafficEvent of(Kind kind, Settlement settlement, @Nullable Label label, String story) {
        return new TrafficEvent(
                kind,
                settlement.getPerson().getPatientId(),
                settlement.getSentAt(),
                settlement,
                null,
                new byte[0],
                label,
                story);
    }

    public Kind kind() {
        return kind;
    }

    /** The patient's id, by which the topic is keyed. */
    public String key() {
        return key;
    }

    /** Simulated time of sending; never before that of the event before. */
    public Instant sentAt() {
        return sentAt;
    }

    /** Present for SETTLEMENT and RETRY. */
    public Optional<Settlement> settlement() {
        return Optional.ofNullable(settlement);
    }

    /** Present for REVERSAL. */
    public Optional<Reversal> reversal() {
        return Optional.ofNullable(reversal);
    }

    /** Present where the settlement belongs to a fraud scheme. */
    public Optional<Label> label() {
        return Optional.ofNullable(label);
    }

    /** What an honest visit was, in English, for whoever asks why it was held; "" for all else. */
    public String story() {
        return story;
    }

    /** The message as it goes over the wire: Avro single-object encoding, or the malformed bytes. A new array each time. */
    public byte[] bytes() {
        try {
            if (settlement != null) {
                return array(Settlement.getEncoder().encode(settlement));
            }
            if (reversal != null) {
                return array(Reversal.getEncoder().encode(reversal));
            }
            return malformed.clone();
        } catch (IOException e) {
            throw new UncheckedIOException("Encoding into memory failed for key " + key, e);
        }
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return kind + " of " + key + " at " + sentAt + (label == null ? "" : ", " + label);
    }
}
