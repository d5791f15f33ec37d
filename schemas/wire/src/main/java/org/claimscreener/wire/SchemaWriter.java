package org.claimscreener.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of one schema, worked out once from it: the same bytes as Avro's own writer, which asks the schema anew for
 * each value and looks for conversions by class, and was an eighth of what a decision costs. Immutable, thread-safe.
 */
abstract class SchemaWriter {

    /**
     * A writer for records of the schema.
     *
     * @throws IllegalArgumentException when the schema has something that none of ours has
     */
    static SchemaWriter of(Schema schema) {
        return of(schema, new HashMap<>());
    }

    /**
     * Writes a value.
     *
     * @throws NullPointerException when it is null and may not be
     */
    abstract void write(@Nullable Object value, Encoder out) throws IOException;

    private static SchemaWriter of(Schema schema, Map<String, OfRecord> known) {
        if (schema.getLogicalType() != null) {
            return ofTime(schema);
        }
        return switch (schema.getType()) {
            case RECORD -> ofRecord(schema, known);
            case ARRAY -> new OfList(of(schema.getElementType(), known));
            case UNION -> ofUnion(schema, known);
            case ENUM -> new OfEnum();
            case STRING -> new OfText();
            case LONG -> new OfLong();
            case INT -> new OfInt();
            case BOOLEAN -> new OfFlag();
            case BYTES -> new OfBytes();
            case MAP, FIXED, FLOAT, DOUBLE, NULL ->
                throw new IllegalArgumentException("no writer for " + schema + ": add one to SchemaWriter");
        };
    }

    private static SchemaWriter ofTime(Schema schema) {
        return switch (schema.getLogicalType().getName()) {
            case "timestamp-millis" -> new OfInstant();
            case "date" -> new OfDate();
            default -> throw new IllegalArgumentException("no writer for " + schema + ": add one to SchemaWriter");
        };
    }

    /** A record that holds itself finds its own writer, which is complete before it writes. */
    private static SchemaWriter ofRecord(Schema schema, Map<String, OfRecord> known) {
        OfRecord met = known.get(schema.getFullName());
        if (met != null) {
            return met;
        }
        List<Schema.Field> fields = schema.getFields();
        OfRecord writer = new OfRecord(new SchemaWriter[fields.size()]);
        known.put(schema.getFullName(), writer);
        for (Schema.Field field : fields) {
            writer.fields[field.pos()] = of(field.schema(), known);
        }
        return writer;
    }

    private static SchemaWriter ofUnion(Schema schema, Map<String, OfRecord> known) {
        List<Schema> types = schema.getTypes();
        int none = types.get(0).getType() == Schema.Type.NULL ? 0 : 1;
        if (types.size() != 2 || types.get(none).getType() != Schema.Type.NULL) {
            throw new IllegalArgumentException("no writer for " + schema + ": only unions with null are known");
        }
        return new OfOptional(none, of(types.get(1 - none), known));
    }

    private static final class OfRecord extends SchemaWriter {
        private final SchemaWriter[] fields;

        OfRecord(SchemaWriter[] fields) {
            this.fields = fields;
        }

        @Override
        void write(@Nullable Object value, Encoder out) throws IOException {
            SpecificRecord record = (SpecificRecord) present(value);
            for (int i = 0; i < fields.length; i++) {
                fields[i].write(record.get(i), out);
            }
        }
    }

    private static final class OfList extends SchemaWriter {
        private final SchemaWriter element;

        OfList(SchemaWriter element) {
            this.element = element;
        }

        @Override
        void write(@Nullable Object value, Encoder out) throws IOException {
            Collection<?> elements = (Collection<?>) present(value);
            out.writeArrayStart();
            out.setItemCount(elements.size());
            for (Object each : elements) {
                out.startItem();
                element.write(each, out);
            }
            out.writeArrayEnd();
        }
    }

    private static final class OfOptional extends SchemaWriter {
        private final int none;
        private final SchemaWriter some;

        OfOptional(int none, SchemaWriter some) {
            this.none = none;
            this.some = some;
        }

        @Override
        void write(@Nullable Object value, Encoder out) throws IOException {
            if (value == null) {
                out.writeIndex(none);
            } else {
                out.writeIndex(1 - none);
                some.write(value, out);
            }
        }
    }

    private static final class OfEnum extends SchemaWriter {
        @Override
        @SuppressWarnings("EnumOrdinal") // generated in the schema's order, and Avro's own writer does the same
        void write(@Nullable Object value, Encoder out) throws IOException {
            out.writeEnum(((Enum<?>) present(value)).ordinal());
        }
    }

    private static final class OfText extends SchemaWriter {
        @Override
        void write(@Nullable Object value, Encoder out) throws IOException {
            out.writeString((String) present(value));
        }
    }

    private static final class OfLong extends SchemaWriter {
        @Override
        void write(@Nullable Object value, Encoder out) throws IOException {
            out.writeLong((Long) present(value));
        }
    }

    private static final class OfInt extends SchemaWriter {
        @Override
        void write(@Nullable Object value, Encoder out) throws IOException {
            out.writeInt((Integer) present(value));
        }
    }

    private static final class OfFlag extends SchemaWriter {
        @Override
        void write(@Nullable Object value, Encoder out) throws IOException {
            out.writeBoolean((Boolean) present(value));
        }
    }

    private static final class OfBytes extends SchemaWriter {
        @Override
        void write(@Nullable Object value, Encoder out) throws IOException {
            out.writeBytes((ByteBuffer) present(value));
        }
    }

    private static final class OfInstant extends SchemaWriter {
        @Override
        void write(@Nullable Object value, Encoder out) throws IOException {
            out.writeLong(((Instant) present(value)).toEpochMilli());
        }
    }

    private static final class OfDate extends SchemaWriter {
        @Override
        void write(@Nullable Object value, Encoder out) throws IOException {
            out.writeInt(Math.toIntExact(((LocalDate) present(value)).toEpochDay()));
        }
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new NullPointerException("a field that must be there is null");
        }
        return value;
    }
}
