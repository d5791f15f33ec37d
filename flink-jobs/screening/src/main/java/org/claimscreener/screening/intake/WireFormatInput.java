package org.claimscreener.screening.intake;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.flow.Buffers;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.jspecify.annotations.Nullable;

/** Our own form on Kafka: Avro in single-object encoding, or in Confluent framing with schema ids made known here. */
public final class WireFormatInput implements InputFormat {
    private static final long serialVersionUID = 1L;

    private final TreeMap<Integer, ReleasedName> confluentIds;

    /**
     * What a registry's schema id stands for.
     *
     * @param schema simple name, Settlement or Reversal
     * @param version released version of it
     */
    public record ReleasedName(String schema, int version) implements java.io.Serializable {}

    /** Takes the ids under which the network's registry knows our schemas; none when it has no registry. */
    public WireFormatInput(Map<Integer, ReleasedName> confluentIds) {
        this.confluentIds = new TreeMap<>(confluentIds);
    }

    @Override
    public Reader open() {
        WireDecoder.Builder builder =
                WireDecoder.builder().accept(Set.of(MessageType.SETTLEMENT, MessageType.REVERSAL));
        confluentIds.forEach((id, name) -> builder.confluentId(id, name.schema(), name.version()));
        return new WireReader(builder.build());
    }

    private record WireReader(WireDecoder decoder) implements Reader {
        @Override
        public Read read(Arrival arrival) {
            Instant receivedAt = Instant.ofEpochMilli(arrival.getReceivedAtMs());
            Decoded decoded = decoder.decode(bytes(arrival.getPayload()));
            if (decoded instanceof Decoded.Rejected rejected) {
                return new Unreadable(rejected.reason(), rejected.message(), null, null, receivedAt);
            }
            return new Document(((Decoded.Accepted) decoded).message(), receivedAt);
        }

        @Override
        public String fieldName(SpecificRecord document, String wirePath) {
            return wirePath;
        }

        private static byte @Nullable [] bytes(@Nullable ByteBuffer payload) {
            return payload == null ? null : Buffers.bytes(payload);
        }
    }
}
