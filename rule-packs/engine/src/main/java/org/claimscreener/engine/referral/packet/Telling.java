package org.claimscreener.engine.referral.packet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.engine.referral.Department;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Records as one department may see them. What is left out is named whether there was something or not: to name a date of
 * death that is left out only where there is one would tell of the death. Free text is cleared of all that the department is
 * not told elsewhere. Not thread-safe.
 */
final class Telling {
    /** In place of what is cleared. */
    static final String CLEARED = "＊＊";

    private static final String LINES = "settlement.fee_lines";

    /** Shorter texts of plain characters are codes that a text holds by accident. */
    private static final int LEAST_CLEARED = 4;

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private final Department department;
    private final Set<DataClass> told;
    private final Set<String> concerned = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> unseen = new LinkedHashSet<>();

    /** For a department, about a decision. */
    Telling(Department department, Decision decision) {
        this.department = department;
        this.told = Disclosure.told(department);
        for (LineDecision line : decision.getLines()) {
            if (line.getHeldFen() + line.getRefusedFen() > 0) {
                concerned.add(line.getLineId());
            }
        }
        for (Finding finding : decision.getFindings()) {
            concerned.addAll(finding.getLineIds());
        }
    }

    boolean tells(DataClass kind) {
        return told.contains(kind);
    }

    /** Takes note of what a record holds, so that free text can be cleared of it. */
    void learn(String path, SpecificRecord record) {
        learn(path, record, true);
    }

    private void learn(String path, SpecificRecord record, boolean shown) {
        for (Schema.Field field : record.getSchema().getFields()) {
            String at = path + "." + field.name();
            Object value = record.get(field.pos());
            if (value instanceof List<?> list) {
                list.forEach(one -> learnValue(at, one, shown && shown(at, one)));
            } else {
                learnValue(at, value, shown);
            }
        }
    }

    private void learnValue(String path, @Nullable Object value, boolean shown) {
        if (value instanceof SpecificRecord record) {
            learn(path, record, shown);
        } else if (value instanceof CharSequence || value instanceof LocalDate) {
            boolean free =
                    FieldClasses.of(path).filter(DataClass.EVIDENCE::equals).isPresent();
            if (!free) {
                (shown && tells(path) ? seen : unseen).add(value.toString());
            }
        }
    }

    private boolean tells(String path) {
        return FieldClasses.of(path).filter(told::contains).isPresent();
    }

    /** What the department sees of a record. */
    ObjectNode tell(String path, SpecificRecord record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            String at = path + "." + field.name();
            value(at, record.get(field.pos())).ifPresent(told -> json.set(field.name(), told));
        }
        return json;
    }

    private Optional<JsonNode> value(String path, @Nullable Object value) {
        if (value instanceof SpecificRecord record) {
            return Optional.<JsonNode>of(tell(path, record)).filter(json -> !json.isEmpty());
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            list.stream()
                    .filter(one -> shown(path, one))
                    .forEach(one -> value(path, one).ifPresent(array::add));
            return Optional.<JsonNode>of(array).filter(json -> !json.isEmpty());
        }
        return value == null || !tells(path) ? Optional.empty() : Optional.of(plain(path, value));
    }

    private JsonNode plain(String path, Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return LongNode.valueOf(((Number) value).longValue());
        }
        if (value instanceof Boolean yes) {
            return BooleanNode.valueOf(yes);
        }
        if (value instanceof CharSequence
                || value instanceof Enum
                || value instanceof Instant
                || value instanceof LocalDate) {
            boolean free =
                    FieldClasses.of(path).filter(DataClass.EVIDENCE::equals).isPresent();
            return TextNode.valueOf(free ? cleared(value.toString()) : value.toString());
        }
        throw new IllegalStateException(path + " is of a type that no schema had: say here how it is written");
    }

    private boolean shown(String path, @Nullable Object element) {
        if (path.equals(LINES) && element instanceof FeeLine line) {
            String kind = line.getItemKind();
            boolean goods = kind != null && (kind.startsWith("1") || kind.startsWith("3"));
            return Disclosure.seesAllLines(department)
                    || (concerned.contains(line.getLineId()) && (goods || !Disclosure.seesGoodsOnly(department)));
        }
        return !(element instanceof StandingInForce met)
                || met.getSubjectKind() != SubjectKind.PATIENT
                || tells(DataClass.IDENTITY);
    }

    /** A text of persons or rules without what the department is not told. */
    String cleared(String text) {
        String clear = text;
        for (String one :
                unseen.stream().filter(this::isTelling).sorted(LONGEST_FIRST).toList()) {
            clear = clear.replace(one, CLEARED);
        }
        return clear;
    }

    private boolean isTelling(String text) {
        boolean plain = text.chars().allMatch(character -> character < 0x80);
        return !seen.contains(text) && !text.isBlank() && text.length() >= (plain ? LEAST_CLEARED : 2);
    }

    /** What of a record this department is never told, by class, with why. */
    ArrayNode leftOut(String root) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        FieldClasses.under(root, kind -> !told.contains(kind)).forEach((kind, fields) -> {
            ObjectNode one = array.addObject().put("class", kind.name());
            fields.forEach(one.putArray("fields")::add);
            one.put("why", kind.whyNot());
        });
        if (root.equals("settlement") && !Disclosure.seesAllLines(department)) {
            linesLeftOut(array);
        }
        return array;
    }

    private void linesLeftOut(ArrayNode array) {
        ObjectNode one = array.addObject().put("class", "LINES");
        one.putArray("fields").add(LINES);
        one.put(
                "why",
                Disclosure.seesGoodsOnly(department)
                        ? "only drugs and consumables about which something was found are this department's matter"
                        : "only lines about which something was found are this department's matter");
    }
}
