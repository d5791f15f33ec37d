package org.claimscreener.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.apache.avro.io.DatumReader;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.wire.record.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message's bytes into the current version of its record. The writer's schema is found by fingerprint among all
 * {@link ReleasedSchemas}; Confluent's framing is read too, for the schema ids that the settings map to a released
 * version. Whatever the bytes are, the answer is a {@link Decoded}, and the memory used stays below 64 bytes for each
 * of the message's.
 *
 * <p>Not thread-safe: it reuses its cursor. One for each thread; making one is cheap.
 */
public final class WireDecoder {

    private static final Map<Long, Source> BY_FINGERPRINT = sources();

    private final Set<MessageType> accepted;
    private final Map<Integer, Source> byConfluentId;
    private final BoundedDecoder cursor = new BoundedDecoder();

    private WireDecoder(Set<MessageType> accepted, Map<Integer, Source> byConfluentId) {
        this.accepted = EnumSet.copyOf(accepted);
        this.byConfluentId = Map.copyOf(byConfluentId);
    }

    /** A decoder of every type, without Confluent ids. */
    public static WireDecoder create() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Reads one message; null (a record without a value) is UNREADABLE. Never throws. */
    public Decoded decode(byte @Nullable [] message) {
        if (message == null || message.length == 0) {
            return unreadable("The message is empty. Settlement records have no tombstones: have the sender look.");
        }
        if (message.length > WireFormat.MAX_ANSWER_BYTES) {
            return oversized("The message", message.length, WireFormat.MAX_ANSWER_BYTES);
        }
        if (isSingleObject(message)) {
            return decodeSingleObject(message);
        }
        if (message[0] == WireFormat.CONFLUENT_MAGIC) {
            return decodeConfluent(message);
        }
        return unreadable("The message starts neither as Avro single-object encoding (C3 01) nor as Confluent framing"
                + " (00). Have the sender use the client library, or one of the two encodings.");
    }

    private Decoded decodeSingleObject(byte[] message) {
        if (message.length < WireFormat.SINGLE_OBJECT_HEADER_BYTES) {
            return unreadable("The message ends within its header (C3 01 and fingerprint). Have it sent again, whole.");
        }
        long fingerprint =
                ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        Source source = BY_FINGERPRINT.get(fingerprint);
        if (source == null) {
            return new Decoded.Rejected(
                    DeadLetterReason.UNKNOWN_SCHEMA,
                    "No released schema has the fingerprint " + Long.toHexString(fingerprint)
                            + ". Either the sender uses a"
                            + " schema that was never released, or this build is older than the schema: release or"
                            + " upgrade, then send again.");
        }
        return decodeBody(message, WireFormat.SINGLE_OBJECT_HEADER_BYTES, source);
    }

    private Decoded decodeConfluent(byte[] message) {
        if (message.length < WireFormat.CONFLUENT_HEADER_BYTES) {
            return unreadable("The message ends within its header (00 and schema id). Have it sent again, whole.");
        }
        int id = ByteBuffer.wrap(message).getInt(1);
        Source source = byConfluentId.get(id);
        if (source == null) {
            return new Decoded.Rejected(
                    DeadLetterReason.UNKNOWN_SCHEMA,
                    "Schema id " + id + " of Confluent framing is not mapped to a released schema. Add it to the"
                            + " settings, or have the sender use single-object encoding.");
        }
        return decodeBody(message, WireFormat.CONFLUENT_HEADER_BYTES, source);
    }

    private Decoded decodeBody(byte[] message, int offset, Source source) {
        MessageType type = source.schema.type();
        if (!accepted.contains(type)) {
            return new Decoded.Rejected(
                    DeadLetterReason.UNKNOWN_SCHEMA,
                    "A " + source.schema.label() + " does not belong on this topic, which carries " + accepted
                            + ". Have the sender use the topic that the catalogue names.");
        }
        if (message.length > type.maxBytes()) {
            return oversized("The " + type.schemaName(), message.length, type.maxBytes());
        }
        try {
            cursor.reset(message, offset);
            SpecificRecord value = source.reader.read(null, cursor);
            return cursor.remaining() == 0 ? new Decoded.Accepted(value) : trailing(source);
        } catch (IOException | RuntimeException e) {
            // Avro answers some malformed bodies by unchecked exceptions, an enum's or union's index out of range among
            // them. The body is all that went in, so whatever came out is about the body.
            return unreadable("The body is no " + source.schema.label() + ": " + explain(e)
                    + ". Have it sent again; if it recurs, the sender's encoder is at fault.");
        }
    }

    private Decoded trailing(Source source) {
        return unreadable("The body goes on for " + cursor.remaining() + " bytes after the end of a "
                + source.schema.label() + ". Have the sender send one record a message.");
    }

    /** Our own messages are written for people; those of an unchecked exception are not, and may quote content. */
    private static String explain(Exception e) {
        String message = e.getMessage();
        return e instanceof IOException && message != null ? message : "a choice is out of its list";
    }

    private static boolean isSingleObject(byte[] message) {
        return message[0] == WireFormat.SINGLE_OBJECT_0
                && message.length > 1
                && message[1] == WireFormat.SINGLE_OBJECT_1;
    }

    private static Decoded unreadable(String message) {
        return new Decoded.Rejected(DeadLetterReason.UNREADABLE, message);
    }

    private static Decoded oversized(String what, int bytes, int maxBytes) {
        return new Decoded.Rejected(
                DeadLetterReason.OVERSIZED,
                what + " has " + bytes + " bytes; at most " + maxBytes + " are read. Have it split or shortened.");
    }

    private static Map<Long, Source> sources() {
        Map<Long, Source> sources = new HashMap<>();
        for (ReleasedSchema released : ReleasedSchemas.all()) {
            sources.put(released.fingerprint(), Source.of(released));
        }
        return Map.copyOf(sources);
    }

    /**
     * How one released version is read. Shared by all decoders: Avro's fast reader is resolved here, once, and has no
     * state afterwards (a {@code SpecificDatumReader} would resolve on first use, without a lock).
     */
    private record Source(ReleasedSchema schema, DatumReader<SpecificRecord> reader) {
        private static Source of(ReleasedSchema released) {
            var current = released.type().currentSchema();
            try {
                var readers = new FastReaderBuilder(new PlainListData());
                return new Source(released, readers.createDatumReader(released.schema(), current));
            } catch (IOException e) {
                throw new UncheckedIOException(released.label() + " does not resolve to the current schema", e);
            }
        }
    }

    /** Settings of a decoder; each is checked when given. */
    public static final class Builder {

        private Set<MessageType> accepted = EnumSet.allOf(MessageType.class);
        private final Map<Integer, Source> byConfluentId = new HashMap<>();

        private Builder() {}

        /**
         * Restricts what is accepted; other types are UNKNOWN_SCHEMA. All, unless said.
         *
         * @throws IllegalArgumentException if there is none
         */
        public Builder accept(Set<MessageType> types) {
            if (types.isEmpty()) {
                throw new IllegalArgumentException("A decoder that accepts no type reads nothing; name at least one");
            }
            accepted = EnumSet.copyOf(types);
            return this;
        }

        /**
         * Maps a schema id of Confluent framing.
         *
         * @throws IllegalArgumentException if that version was never released, or the id is mapped already
         */
        public Builder confluentId(int id, String schemaName, int version) {
            ReleasedSchema released = ReleasedSchemas.find(schemaName, version)
                    .orElseThrow(() -> new IllegalArgumentException("Schema id " + id + " is mapped to " + schemaName
                            + " v" + version + ", which was never released; see schemas/wire, folder released"));
            Source source = BY_FINGERPRINT.get(released.fingerprint());
            if (source == null || byConfluentId.putIfAbsent(id, source) != null) {
                throw new IllegalArgumentException("Schema id " + id + " is mapped twice; remove one");
            }
            return this;
        }

        public WireDecoder build() {
            return new WireDecoder(accepted, byConfluentId);
        }
    }
}
