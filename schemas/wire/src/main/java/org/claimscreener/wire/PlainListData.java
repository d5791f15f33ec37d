package org.claimscreener.wire;

import java.util.ArrayList;
import java.util.List;

import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro's model of our records, but with lists of java.util. Avro's own array compares its elements through a model that
 * knows no Instant: {@code equals} of two read settlements would throw. It also allocates what a count claims before
 * the elements are seen.
 */
final class PlainListData extends SpecificData {

    PlainListData() {
        super(PlainListData.class.getClassLoader());
        addLogicalTypeConversion(new TimeConversions.DateConversion());
        addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    }

    /** Records that start with empty lists, which Avro's reader then fills. */
    @Override
    public InstanceSupplier getNewRecordSupplier(Schema schema) {
        InstanceSupplier supplier = super.getNewRecordSupplier(schema);
        int[] positions = listPositions(schema);
        return (old, readerSchema) -> {
            SpecificRecord created = (SpecificRecord) supplier.newInstance(old, readerSchema);
            for (int position : positions) {
                created.put(position, new ArrayList<>());
            }
            return created;
        };
    }

    private static int[] listPositions(Schema schema) {
        List<Schema.Field> fields = schema.getFields();
        return fields.stream()
                .filter(field -> field.schema().getType() == Schema.Type.ARRAY)
                .mapToInt(Schema.Field::pos)
                .toArray();
    }
}
