package org.claimscreener.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The oracle is Avro's own writer. Seeds are fixed; a failure names its own. */
class SchemaWriterTest {
    private static final int RECORDS = 40;
    private static final List<String> TEXTS = List.of("", "S1", "甲类\uD842\uDFB7", "a\u0000b", "x".repeat(300));
    private static final List<Long> NUMBERS = List.of(0L, -1L, 63L, 64L, 1_000_000L, Long.MAX_VALUE, Long.MIN_VALUE);

    @ParameterizedTest
    @EnumSource
    void writesTheBytesThatAvroWrites(MessageType type) throws IOException {
        Schema schema = type.currentSchema();
        SchemaWriter ours = SchemaWriter.of(schema);
        var avros = new SpecificDatumWriter<SpecificRecord>(schema, SpecificData.getForSchema(schema));
        for (int seed = 0; seed < RECORDS; seed++) {
            SpecificRecord record = (SpecificRecord) value(schema, new Random(seed), 0);
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(expected, null);
            avros.write(record, encoder);
            encoder.flush();
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            encoder = EncoderFactory.get().binaryEncoder(written, null);
            ours.write(record, encoder);
            encoder.flush();
            assertThat(written.toByteArray()).as("seed %s", seed).isEqualTo(expected.toByteArray());
        }
    }

    private static @Nullable Object value(Schema schema, Random random, int depth) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, random, depth);
            case ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0 && depth < 6; i--) {
                    elements.add(value(schema.getElementType(), random, depth + 1));
                }
                yield elements;
            }
            case UNION -> {
                Schema chosen =
                        schema.getTypes().get(random.nextInt(schema.getTypes().size()));
                yield value(chosen, random, depth + 1);
            }
            case ENUM -> constant(schema, random);
            case STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
            case LONG ->
                schema.getLogicalType() == null
                        ? (Object) NUMBERS.get(random.nextInt(NUMBERS.size()))
                        : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case INT ->
                schema.getLogicalType() == null
                        ? (Object) random.nextInt()
                        : LocalDate.ofEpochDay(random.nextInt(200_000) - 100_000);
            case BOOLEAN -> random.nextBoolean();
            case BYTES -> ByteBuffer.wrap(new byte[random.nextInt(40)]);
            case NULL -> null;
            case MAP, FIXED, FLOAT, DOUBLE -> throw new IllegalArgumentException("none of ours has it: " + schema);
        };
    }

    private static SpecificRecord record(Schema schema, Random random, int depth) {
        SpecificRecord record = (SpecificRecord) SpecificData.newInstance(type(schema), schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema(), random, depth + 1));
        }
        return record;
    }

    private static Object constant(Schema schema, Random random) {
        Object[] constants = type(schema).getEnumConstants();
        return constants[random.nextInt(constants.length)];
    }

    private static Class<?> type(Schema schema) {
        return new SpecificData().getClass(schema);
    }
}
