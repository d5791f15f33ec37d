package org.claimscreener.faults.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;

/** From records to messages. Stateless. */
public final class Encoding {
    private Encoding() {}

    /** What the generator made, disguised. */
    static Message of(TrafficEvent event, Disguise disguise) {
        return disguise.of(
                switch (event.kind()) {
                    case SETTLEMENT ->
                        of(
                                Message.Kind.SETTLEMENT,
                                disguise.of(event.settlement().orElseThrow()));
                    case RETRY ->
                        of(Message.Kind.RETRY, disguise.of(event.settlement().orElseThrow()));
                    case REVERSAL -> of(disguise.of(event.reversal().orElseThrow()));
                    case MALFORMED -> Message.of(Message.Kind.UNREADABLE, event.key(), event.bytes(), "");
                });
    }

    /** A settlement as a message of a kind. */
    public static Message of(Message.Kind kind, Settlement settlement) {
        return Message.of(kind, settlement.getPerson().getPatientId(), bytes(settlement), settlement.getSettlementId());
    }

    private static Message of(Reversal reversal) {
        try {
            return Message.of(
                    Message.Kind.REVERSAL,
                    reversal.getPatientId(),
                    array(Reversal.getEncoder().encode(reversal)),
                    reversal.getSettlementId());
        } catch (IOException e) {
            throw new UncheckedIOException("Encoding into memory failed", e);
        }
    }

    /** By Avro's own encoder, which, unlike ours, writes what is far too large as well. */
    public static byte[] bytes(Settlement settlement) {
        try {
            return array(Settlement.getEncoder().encode(settlement));
        } catch (IOException e) {
            throw new UncheckedIOException("Encoding into memory failed", e);
        }
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
