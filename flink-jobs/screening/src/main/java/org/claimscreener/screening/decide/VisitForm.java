package org.claimscreener.screening.decide;

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
import org.claimscreener.screening.record.VisitState;
import org.jspecify.annotations.Nullable;

/**
 * A past visit as bytes: the version of its schema, then Avro's binary form. Flink's own form of Avro spends four bytes on
 * every int and length and eight on every long, which is a third of a visit; and a changed schema would have it rewrite all
 * visits of all patients before the job may go on, where this one reads each visit by the schema that it was written with.
 *
 * <p>When {@link VisitState} changes: keep its schema as it was among the resources, add it to {@link #WRITERS}, and raise
 * the version. {@code VisitFormTest} fails until then. Not thread-safe.
 */
final class VisitForm {
    /** Of what is written now. Version 1 was Flink's own form, in a list. */
    static final byte VERSION = 2;

    /** Schemas of versions 2 to {@link #VERSION}. */
    private static final List<Schema> WRITERS = List.of(VisitState.getClassSchema());

    private final SpecificDatumWriter<VisitState> writer = new SpecificDatumWriter<>(VisitState.getClassSchema());
    private final List<DatumReader<VisitState>> readers = WRITERS.stream()
            .<DatumReader<VisitState>>map(schema -> new SpecificDatumReader<>(schema, VisitState.getClassSchema()))
            .toList();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    private @Nullable BinaryEncoder encoder;
    private @Nullable BinaryDecoder decoder;

    byte[] bytes(VisitState visit) throws IOException {
        out.reset();
        out.write(VERSION);
        encoder = EncoderFactory.get().directBinaryEncoder(out, encoder);
        writer.write(visit, encoder);
        return out.toByteArray();
    }

    /**
     * Reads what {@link #bytes} wrote, in this build or an earlier one.
     *
     * @throws IOException when it did not, or a later build did
     */
    VisitState visit(byte[] bytes) throws IOException {
        int version = bytes.length == 0 ? 0 : bytes[0];
        if (version < 2 || version > VERSION) {
            throw new IOException("a past visit of form " + version + "; this build knows 2 to " + VERSION);
        }
        decoder = DecoderFactory.get().binaryDecoder(bytes, 1, bytes.length - 1, decoder);
        try {
            return readers.get(version - 2).read(null, decoder);
        } catch (AvroRuntimeException e) {
            throw new IOException("a past visit that cannot be read", e);
        }
    }
}
