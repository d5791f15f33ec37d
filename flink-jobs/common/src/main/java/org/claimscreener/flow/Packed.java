package org.claimscreener.flow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * State records as bytes: one that says the version of the schema, then Avro's own binary form. Flink's serializer of Avro
 * records writes every int and length in four bytes and every long in eight, which is a third of a visit and two thirds of
 * a profile's row, and a flush pays for each byte; and a changed schema would have it rewrite all state before the job may go
 * on, where this one reads each record by the schema that it was written with.
 *
 * <p>When a schema changes: keep it as it was among the resources, name it as an older writer, and raise the version. {@code
 * PackedStatesTest} fails until then. Not thread-safe.
 */
public final class Packed<T extends SpecificRecordBase> {
    private static final int USUAL_BYTES = 512;

    private final String name;
    private final int firstVersion;
    private final int version;
    private final SpecificDatumWriter<T> writer;
    private final List<DatumReader<T>> readers;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
    private @Nullable BinaryEncoder encoder;
    private @Nullable BinaryDecoder decoder;

    /**
     * Of records that have had these schemas.
     *
     * @param firstVersion of the first of them, 1 to 127
     * @param writers a version each without a gap, the last one today's
     */
    public Packed(int firstVersion, List<Schema> writers) {
        Schema today = writers.get(writers.size() - 1);
        this.name = today.getName();
        this.firstVersion = firstVersion;
        this.version = firstVersion + writers.size() - 1;
        this.writer = new SpecificDatumWriter<>(today);
        this.readers = writers.stream()
                .<DatumReader<T>>map(schema -> new SpecificDatumReader<>(schema, today))
                .toList();
    }

    /**
     * The record's bytes.
     *
     * @throws IOException when it does not fit its schema
     */
    public byte[] pack(T value) throws IOException {
        out.reset();
        out.write(version);
        encoder = EncoderFactory.get().directBinaryEncoder(out, encoder);
        writer.write(value, encoder);
        return out.toByteArray();
    }

    /**
     * The record that this build or an earlier one packed.
     *
     * @throws IOException when none did, or a later build
     */
    public T unpack(byte[] bytes) throws IOException {
        int written = bytes.length == 0 ? 0 : bytes[0];
        if (written < firstVersion || written > version) {
            throw new IOException(name + " in state is of version " + written + "; this build knows " + firstVersion
                    + " to " + version);
        }
        decoder = DecoderFactory.get().binaryDecoder(bytes, 1, bytes.length - 1, decoder);
        try {
            return readers.get(written - firstVersion).read(null, decoder);
        } catch (AvroRuntimeException e) {
            throw new IOException(name + " in state cannot be read", e);
        }
    }
}
