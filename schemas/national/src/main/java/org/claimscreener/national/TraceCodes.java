package org.claimscreener.national;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Drug trace codes, which systems put in several places: on the fee line (one text, several parted by commas, or a
 * list), in a node {@code drugtracinfo} or {@code durg_trac_info} (so spelt in the specification) on the fee line, or
 * in such a node of the whole transaction that names the fee line. The first place that has any counts: they repeat
 * each other.
 */
final class TraceCodes {

    private static final List<String> NODES = List.of("drugtracinfo", "durg_trac_info");

    private static final String NAME = SettlementField.TRACE_CODES.nationalName();

    /** ASCII or full width. */
    private static final Pattern COMMA = Pattern.compile("[,，]");

    private final Map<String, Traces> byLine = new HashMap<>();

    private TraceCodes() {}

    /** The codes of one fee line, as gathered. */
    static final class Traces {

        private final List<String> codes = new ArrayList<>();
        private boolean splitPack;

        /** In the order given; one given twice stands twice, for that is evidence. */
        List<String> codes() {
            return codes;
        }

        /** Whether any was sold from an opened pack. */
        boolean splitPack() {
            return splitPack;
        }

        private void add(Traces more) {
            codes.addAll(more.codes);
            splitPack |= more.splitPack;
        }
    }

    /** Gathers what the transaction's own nodes say. */
    static TraceCodes of(JsonFields header) throws FieldRejected {
        TraceCodes all = new TraceCodes();
        for (JsonFields entry : entries(header)) {
            String lineId = entry.required(SettlementField.LINE_ID);
            gather(entry, all.byLine.computeIfAbsent(lineId, id -> new Traces()));
        }
        return all;
    }

    Traces ofLine(JsonFields line, String lineId) throws FieldRejected {
        Traces traces = new Traces();
        gather(line, traces);
        if (traces.codes.isEmpty()) {
            for (JsonFields entry : entries(line)) {
                gather(entry, traces);
            }
        }
        Traces elsewhere = byLine.get(lineId);
        if (traces.codes.isEmpty() && elsewhere != null) {
            traces.add(elsewhere);
        }
        return traces;
    }

    private static void gather(JsonFields fields, Traces into) throws FieldRejected {
        into.splitPack |= fields.flag(SettlementField.SPLIT_PACK);
        JsonNode value = fields.node().path(NAME);
        String path = fields.prefix() + NAME;
        if (value.isArray()) {
            int index = 0;
            for (JsonNode element : value) {
                JsonTexts.read(element, path + "[" + index++ + "]").ifPresent(into.codes::add);
            }
        } else if (value.isTextual()) {
            for (String part : COMMA.split(value.textValue(), -1)) {
                JsonTexts.check(part, path).ifPresent(into.codes::add);
            }
        } else {
            JsonTexts.read(value, path).ifPresent(into.codes::add);
        }
    }

    private static List<JsonFields> entries(JsonFields fields) throws FieldRejected {
        for (String name : NODES) {
            JsonNode value = fields.node().path(name);
            List<JsonFields> entries = value.isObject()
                    ? List.of(new JsonFields(value, fields.prefix() + name + "."))
                    : fields.children(name);
            if (!entries.isEmpty()) {
                return entries;
            }
        }
        return List.of();
    }
}
