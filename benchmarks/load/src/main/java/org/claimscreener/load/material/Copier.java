package org.claimscreener.load.material;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.wire.record.Settlement;

/** The same settlement of another person, at another institution, on another day. For one copy. */
final class Copier {
    private static final Set<String> PEOPLE_AND_PLACES =
            Set.of("patient_id", "institution_id", "practitioner_id", "attending_practitioner_id");
    private static final Set<String> OF_THE_VISIT = Set.of("visit_id", "prescription_id", "inpatient_number");
    private static final String TRACE_CODES = "trace_codes";
    private static final String SETTLEMENT_ID = "settlement_id";
    private static final String MESSAGE_ID = "message_id";

    private final String region;
    private final String number;
    private final Duration later;

    /**
     * What changes.
     *
     * @param region tells persons and institutions of one copy of the country from those of another
     * @param number the copy's settlement id, which no other copy has
     * @param later added to every instant; a person's birth stays
     */
    private Copier(String region, String number, Duration later) {
        this.region = region;
        this.number = number;
        this.later = later;
    }

    static Settlement copy(Settlement template, int region, String number, Duration later) {
        Settlement copy = SpecificData.get().deepCopy(template.getSchema(), template);
        new Copier("-" + region, number, later).change(copy);
        return copy;
    }

    private void change(SpecificRecord record) {
        List<Schema.Field> fields = record.getSchema().getFields();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i).name();
            Object value = record.get(i);
            if (value instanceof Instant instant) {
                record.put(i, instant.plus(later));
            } else if (value instanceof SpecificRecord part) {
                change(part);
            } else if (name.equals(TRACE_CODES)) {
                record.put(
                        i,
                        ((List<?>) value)
                                .stream().map(code -> code + "-" + number).toList());
            } else if (value instanceof List<?> parts) {
                parts.forEach(part -> change((SpecificRecord) part));
            } else if (name.equals(SETTLEMENT_ID)) {
                record.put(i, number);
            } else if (name.equals(MESSAGE_ID)) {
                record.put(i, null);
            } else if (value instanceof String text && PEOPLE_AND_PLACES.contains(name)) {
                record.put(i, text + region);
            } else if (value instanceof String text && OF_THE_VISIT.contains(name)) {
                record.put(i, text + "-" + number);
            }
        }
    }
}
