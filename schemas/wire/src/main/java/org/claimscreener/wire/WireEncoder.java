package org.claimscreener.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes our records in Avro's single-object encoding (C3 01, CRC-64-AVRO fingerprint little-endian, body), always in
 * the current schema version. The same record gives the same bytes.
 *
 * <p>Not thread-safe: it reuses its buffers. One for each thread; making one is cheap.
 */
public final class WireEncoder {

    private static final Map<String, Target> TARGETS = targets();

    private static final int INITIAL_BUFFER_BYTES = 4096;

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(INITIAL_BUFFER_BYTES);
    private BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(buffer, null);

    /**
     * The record's bytes, framing included.
     *
     * @throws IllegalArgumentException if the record is none of {@link MessageType}, or encodes to more than its type's
     *     {@link MessageType#maxBytes()}: whoever builds it keeps it smaller
     * @throws NullPointerException if a required field is null
     */
    public byte[] encode(SpecificRecord message) {
        Target target = TARGETS.get(message.getSchema().getFullName());
        if (target == null) {
            throw new IllegalArgumentException(
                    message.getSchema().getFullName() + " is no message of its own; it travels inside one");
        }
        // First of all: reusing the encoder flushes what a record that could not be written left in it.
        encoder = EncoderFactory.get().binaryEncoder(buffer, encoder);
        buffer.reset();
        try {
            buffer.write(target.header);
            target.writer.write(message, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bounded(target.type);
    }

    private byte[] bounded(MessageType type) {
        if (buffer.size() > type.maxBytes()) {
            throw new IllegalArgumentException("A " + type.schemaName() + " of " + buffer.size()
                    + " bytes was built; at most " + type.maxBytes() + " may be sent");
        }
        return buffer.toByteArray();
    }

    private static Map<String, Target> targets() {
        Map<String, Target> targets = new HashMap<>();
        for (MessageType type : MessageType.values()) {
            Schema schema = type.currentSchema();
            targets.put(schema.getFullName(), new Target(type, header(schema), SchemaWriter.of(schema)));
        }
        return Map.copyOf(targets);
    }

    private static byte[] header(Schema schema) {
        return ByteBuffer.allocate(WireFormat.SINGLE_OBJECT_HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(WireFormat.SINGLE_OBJECT_0)
                .put(WireFormat.SINGLE_OBJECT_1)
                .putLong(SchemaNormalization.parsingFingerprint64(schema))
                .array();
    }

    /** How one type is written; its parts are stateless and shared by all encoders. */
    private static final class Target {
        private final MessageType type;
        private final byte[] header;
        private final SchemaWriter writer;

        private Target(MessageType type, byte[] header, SchemaWriter writer) {
            this.type = type;
            this.header = header;
            this.writer = writer;
        }
    }
}
