package org.claimscreener.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.FastReaderBuilder;
import org.claimscreener.wire.record.Reversal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** That the cursor serves a writer's schema other than the reader's; no record has an older version to show it on. */
class OldVersionTest {

    @Test
    void fieldsUnknownToTheReaderArePassedOverAndMissingOnesTakeTheirDefaults() throws IOException {
        Schema writer = reversalWithout("line_ids", "visit_id", "spoken_reason", "signatures");
        GenericData.Record old = new GenericData.Record(writer);
        Reversal expected = Records.reversal();
        for (Schema.Field field : writer.getFields()) {
            Schema.Field known = Reversal.getClassSchema().getField(field.name());
            old.put(field.name(), known == null ? null : expected.get(known.pos()));
        }
        old.put("channel", new GenericData.EnumSymbol(writer.getField("channel").schema(), "INPATIENT"));
        old.put("reversed_at", expected.getReversedAt().toEpochMilli());
        old.put("spoken_reason", "keyed in twice");
        old.put("signatures", List.of("a", "b"));

        BoundedDecoder cursor = new BoundedDecoder();
        cursor.reset(encoded(old), 0);
        Schema reader = Reversal.getClassSchema();
        Object read = new FastReaderBuilder(new PlainListData())
                .<Object>createDatumReader(writer, reader)
                .read(null, cursor);

        assertThat(cursor.remaining()).isZero();
        assertThat(read)
                .isEqualTo(Reversal.newBuilder(expected)
                        .setVisitId(null)
                        .setLineIds(List.of())
                        .build());
    }

    private static Schema reversalWithout(String dropped, String alsoDropped, String addedText, String addedList) {
        Schema current = ReleasedSchemas.of(MessageType.REVERSAL).get(0).schema();
        Schema text = Schema.create(Schema.Type.STRING);
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(new Schema.Field(addedText, text));
        fields.add(new Schema.Field(addedList, Schema.createArray(text)));
        for (Schema.Field field : current.getFields()) {
            if (!field.name().equals(dropped) && !field.name().equals(alsoDropped)) {
                fields.add(new Schema.Field(field, field.schema()));
            }
        }
        return Schema.createRecord(current.getName(), current.getDoc(), current.getNamespace(), false, fields);
    }

    private static byte[] encoded(GenericData.Record message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(message.getSchema()).write(message, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
