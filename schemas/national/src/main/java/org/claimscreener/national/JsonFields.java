package org.claimscreener.national;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.claimscreener.wire.record.DeadLetterReason;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One node of a line, read by the names of the mapping table; every complaint names the field by its path.
 *
 * @param node an object, or a missing node
 * @param prefix what stands before its fields' names in a path, such as {@code feedetail[2].}
 */
record JsonFields(JsonNode node, String prefix) {

    /** A child object; a missing one has no fields, so that the first required one is named. */
    JsonFields child(NationalNode child) throws FieldRejected {
        String name = child.nodeName();
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isObject()) {
            throw bad(name, "must be an object");
        }
        return new JsonFields(value, child.prefix());
    }

    /** The objects of a list; empty when it is absent or null. */
    List<JsonFields> children(String name) throws FieldRejected {
        JsonNode list = node.path(name);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw bad(name, "must be a list");
        }
        List<JsonFields> children = new ArrayList<>(list.size());
        for (JsonNode element : list) {
            String path = name + "[" + children.size() + "]";
            if (!element.isObject()) {
                throw bad(path, "must be an object");
            }
            children.add(new JsonFields(element, prefix + path + "."));
        }
        return children;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    Optional<String> text(String name) throws FieldRejected {
        return JsonTexts.read(node.path(name), prefix + name);
    }

    @Nullable
    String optional(MappedField field) throws FieldRejected {
        return text(field.nationalName()).orElse(null);
    }

    String required(MappedField field) throws FieldRejected {
        Optional<String> text = text(field.nationalName());
        if (text.isEmpty()) {
            throw missing(field);
        }
        return text.get();
    }

    /** Empty when the field is absent or blank. */
    OptionalLong decimal(String name, DecimalForm form) throws FieldRejected {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong value = form.parse(text.get());
        if (value.isEmpty()) {
            throw bad(name, "must be " + form.description());
        }
        return value;
    }

    long requiredDecimal(MappedField field, DecimalForm form) throws FieldRejected {
        OptionalLong value = decimal(field.nationalName(), form);
        if (value.isEmpty()) {
            throw missing(field);
        }
        return value.getAsLong();
    }

    long decimalOr(MappedField field, DecimalForm form, long otherwise) throws FieldRejected {
        return decimal(field.nationalName(), form).orElse(otherwise);
    }

    @Nullable
    Instant optionalInstant(MappedField field) throws FieldRejected {
        Optional<String> text = text(field.nationalName());
        return text.isEmpty() ? null : instant(field, text.get());
    }

    Instant requiredInstant(MappedField field) throws FieldRejected {
        return instant(field, required(field));
    }

    @Nullable
    LocalDate optionalDate(MappedField field) throws FieldRejected {
        Optional<String> text = text(field.nationalName());
        return text.isEmpty() ? null : date(field, text.get());
    }

    LocalDate requiredDate(MappedField field) throws FieldRejected {
        return date(field, required(field));
    }

    /** Whether a flag is 1; 0 and absent are no. */
    boolean flag(MappedField field) throws FieldRejected {
        String text = text(field.nationalName()).orElse("0");
        if (!text.equals("0") && !text.equals("1")) {
            throw bad(field.nationalName(), "must be 0 or 1");
        }
        return text.equals("1");
    }

    FieldRejected missing(MappedField field) {
        return missing(field.nationalName());
    }

    FieldRejected missing(String name) {
        String path = prefix + name;
        return new FieldRejected(
                DeadLetterReason.MISSING_FIELD, path, path + " is missing or blank. Fill it in and send again.");
    }

    FieldRejected bad(String name, String must) {
        String path = prefix + name;
        return new FieldRejected(DeadLetterReason.BAD_VALUE, path, path + " " + must + ". Mend it and send again.");
    }

    private Instant instant(MappedField field, String text) throws FieldRejected {
        Optional<Instant> instant = ChinaTime.parseInstant(text);
        if (instant.isEmpty()) {
            throw bad(field.nationalName(), "must be an existing time as yyyy-MM-dd HH:mm:ss, or a date as yyyy-MM-dd");
        }
        return instant.get();
    }

    private LocalDate date(MappedField field, String text) throws FieldRejected {
        Optional<LocalDate> date = ChinaTime.parseDate(text);
        if (date.isEmpty()) {
            throw bad(field.nationalName(), "must be an existing date as yyyy-MM-dd");
        }
        return date.get();
    }
}
