package org.claimscreener.screening.profile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * State records as bytes: one that says the version of the schema, then Avro's own binary form. Flink's serializer of Avro
 * records writes every number in four or eight bytes, which made a profile's rows three times as long; a flush pays for
 * each byte. A new version of a schema adds the old one to those that can be read. Not thread-safe.
 */
final class Packed<T extends SpecificRecordBase> {
    private static final int VERSION = 1;
    private static final int USUAL_BYTES = 128;

    private final String name;
    private final SpecificDatumWriter<T> writer;
    private final SpecificDatumReader<T> reader;
    private BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(new ByteArrayOutputStream(), null);
    private BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[1], null);

    Packed(Schema schema) {
        name = schema.getName();
        writer = new SpecificDatumWriter<>(schema);
        reader = new SpecificDatumReader<>(schema);
    }

    /**
     * The record's bytes.
     *
     * @throws IOException when it does not fit its schema
     */
    byte[] pack(T value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        bytes.write(VERSION);
        encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
        writer.write(value, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    /**
     * The record that was packed.
     *
     * @throws IOException when the bytes are none, or of a version that is not known
     */
    T unpack(byte[] bytes) throws IOException {
        if (bytes.length == 0 || bytes[0] != VERSION) {
            throw new IOException(name + " in state is of no version that is known here");
        }
        decoder = DecoderFactory.get().binaryDecoder(bytes, 1, bytes.length - 1, decoder);
        return reader.read(null, decoder);
    }
}
