package org.claimscreener.national;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Reversal;

import com.fasterxml.jackson.databind.JsonNode;

/** A line of transaction 2208, 2305 or 2103 as a reversal. */
final class ReversalMapper {

    /** Institution's code (12), time (14), sequence (4). */
    private static final Pattern MESSAGE_ID = Pattern.compile("[0-9A-Z]{12}[0-9]{18}");

    private static final int INSTITUTION_CHARS = 12;

    /** The line number by which the specification means every line. */
    private static final String EVERY_LINE = "0000";

    private ReversalMapper() {}

    static Reversal map(JsonFields header, Channel channel, String infno) throws FieldRejected {
        JsonFields data = header.child(NationalNode.DATA);
        Optional<String> messageId = header.text(ReversalField.REVERSAL_ID.nationalName());
        String settlementId = data.required(ReversalField.SETTLEMENT_ID);
        Instant reversedAt = header.requiredInstant(ReversalField.REVERSED_AT);
        return Reversal.newBuilder()
                .setReversalId(messageId.orElse(infno + "-" + settlementId + "-" + digits(reversedAt)))
                .setSettlementId(settlementId)
                .setVisitId(data.optional(ReversalField.VISIT_ID))
                .setPatientId(data.required(ReversalField.PATIENT_ID))
                .setInstitutionId(institutionId(header, messageId))
                .setChannel(channel)
                .setReversedAt(reversedAt)
                .setLineIds(lineIds(data))
                .build();
    }

    private static String digits(Instant time) {
        return ChinaTime.format(time).replaceAll("[^0-9]", "");
    }

    /**
     * As stated, else as the message id tells, else "": the specification's reversals name the settlement, and who reads
     * a whole file has seen that settlement's institution.
     */
    private static String institutionId(JsonFields header, Optional<String> messageId) throws FieldRejected {
        Optional<String> stated = header.text(ReversalField.INSTITUTION_ID.nationalName());
        if (stated.isPresent()) {
            return stated.get();
        }
        if (messageId.isEmpty() || !MESSAGE_ID.matcher(messageId.get()).matches()) {
            return "";
        }
        return messageId.get().substring(0, INSTITUTION_CHARS);
    }

    /** Each line once; empty = the whole settlement. A list that names no line is no way to say the whole. */
    private static List<String> lineIds(JsonFields data) throws FieldRejected {
        String name = ReversalField.LINE_IDS.nationalName();
        JsonNode value = data.node().path(name);
        Set<String> ids = new LinkedHashSet<>();
        if (value.isArray()) {
            int index = 0;
            for (JsonNode element : value) {
                String path = data.prefix() + name + "[" + index++ + "]";
                JsonTexts.read(element, path).ifPresent(ids::add);
            }
            if (ids.isEmpty()) {
                throw data.bad(name, "names no line; leave it out to withdraw the whole settlement");
            }
        } else {
            data.text(name).ifPresent(ids::add);
        }
        return ids.contains(EVERY_LINE) ? List.of() : List.copyOf(ids);
    }
}
