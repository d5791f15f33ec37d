package org.claimscreener.launcher.standing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.claimscreener.engine.standing.StandingCheck;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One standing as a JSON object, under the wire's own names. Stateless. */
public final class StandingLine {
    private static final ObjectReader JSON = new ObjectMapper()
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final List<String> FIELDS =
            List.of("subject_kind", "subject_id", "issued_at", "issued_by", "entries");
    private static final List<String> ENTRY_FIELDS =
            List.of("kind", "value", "valid_from", "valid_to", "order_no", "legal_basis", "emergency_exempt");

    private static final Set<String> LEVELS = Set.of("1", "2", "3");

    private StandingLine() {}

    /** A field that is not as it must be. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        private Wrong(String message) {
            super(message);
        }
    }

    static Standing read(String line) throws Wrong {
        JsonNode node;
        try {
            node = JSON.readValue(line);
        } catch (JsonProcessingException e) {
            throw new Wrong("is not JSON: " + e.getOriginalMessage());
        }
        known("", node, FIELDS);
        Standing standing = Standing.newBuilder()
                .setSubjectKind(choice("", node, "subject_kind", SubjectKind.values()))
                .setSubjectId(text("", node, "subject_id"))
                .setEntries(entries(node.get("entries")))
                .setIssuedAt(time("", node, "issued_at"))
                .setIssuedBy(text("", node, "issued_by"))
                .build();
        String problem = StandingCheck.firstProblem(standing).orElse("");
        if (!problem.isEmpty()) {
            throw new Wrong(problem);
        }
        return standing;
    }

    private static List<StandingEntry> entries(@Nullable JsonNode node) throws Wrong {
        if (node == null || !node.isArray()) {
            throw new Wrong("entries is missing or no list; write [] when nothing is in force any more");
        }
        List<StandingEntry> entries = new ArrayList<>();
        for (JsonNode entry : node) {
            entries.add(entry("entries[" + entries.size() + "].", entry));
        }
        return entries;
    }

    private static StandingEntry entry(String at, JsonNode node) throws Wrong {
        known(at, node, ENTRY_FIELDS);
        StandingKind kind = choice(at, node, "kind", StandingKind.values());
        String value = node.hasNonNull("value") ? text(at, node, "value") : "";
        if (kind == StandingKind.SCRUTINY && !LEVELS.contains(value)) {
            throw new Wrong(at + "value of SCRUTINY is 1, 2 or 3");
        }
        JsonNode exempt = node.get("emergency_exempt");
        if (exempt != null && !exempt.isBoolean()) {
            throw new Wrong(at + "emergency_exempt is true or false");
        }
        return StandingEntry.newBuilder()
                .setKind(kind)
                .setValue(value)
                .setValidFrom(time(at, node, "valid_from"))
                .setValidTo(node.hasNonNull("valid_to") ? time(at, node, "valid_to") : null)
                .setOrderNo(text(at, node, "order_no"))
                .setLegalBasis(text(at, node, "legal_basis"))
                .setEmergencyExempt(exempt != null && exempt.booleanValue())
                .build();
    }

    private static void known(String at, JsonNode node, List<String> fields) throws Wrong {
        if (!node.isObject()) {
            throw new Wrong((at.isEmpty() ? "it" : at.substring(0, at.length() - 1)) + " is no JSON object");
        }
        for (var names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!fields.contains(name)) {
                throw new Wrong(at + name + " is no field; known are " + String.join(", ", fields));
            }
        }
    }

    private static String text(String at, JsonNode node, String name) throws Wrong {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new Wrong(at + name + " is missing");
        }
        if (!value.isTextual() && !value.isIntegralNumber()) {
            throw new Wrong(at + name + " is no text");
        }
        return value.asText().strip();
    }

    private static Instant time(String at, JsonNode node, String name) throws Wrong {
        String text = text(at, node, name);
        return CivilTime.parse(text)
                .orElseThrow(() -> new Wrong(at + name + " is '" + text
                        + "'; write 2026-09-01, 2026-09-01 08:30:00 (Shanghai) or 2026-09-01T08:30:00+08:00"));
    }

    private static <E extends Enum<E>> E choice(String at, JsonNode node, String name, E[] choices) throws Wrong {
        String text = text(at, node, name);
        for (E one : choices) {
            if (one.name().equals(text.toUpperCase(Locale.ROOT))) {
                return one;
            }
        }
        String known = String.join(", ", Stream.of(choices).map(Enum::name).toList());
        throw new Wrong(at + name + " is '" + text + "'; known are " + known);
    }

    /** One line, without the line break, that reads back as the same standing. */
    public static String of(Standing standing) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("subject_kind", standing.getSubjectKind().name());
        json.put("subject_id", standing.getSubjectId());
        json.put("issued_at", CivilTime.format(standing.getIssuedAt()));
        json.put("issued_by", standing.getIssuedBy());
        var entries = json.putArray("entries");
        for (StandingEntry entry : standing.getEntries()) {
            ObjectNode node = entries.addObject();
            node.put("kind", entry.getKind().name());
            node.put("value", entry.getValue());
            node.put("valid_from", CivilTime.format(entry.getValidFrom()));
            Instant validTo = entry.getValidTo();
            if (validTo != null) {
                node.put("valid_to", CivilTime.format(validTo));
            }
            node.put("order_no", entry.getOrderNo());
            node.put("legal_basis", entry.getLegalBasis());
            node.put("emergency_exempt", entry.getEmergencyExempt());
        }
        return json.toString();
    }
}
