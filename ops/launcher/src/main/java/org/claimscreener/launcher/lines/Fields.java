package org.claimscreener.launcher.lines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/**
 * The fields of one JSON object of a line. What is wrong is told with the field's place. Not thread-safe.
 *
 * @param at the object's place with a point behind it; blank for the line itself
 */
public record Fields(String at, JsonNode node) {
    private static final ObjectReader JSON = new ObjectMapper()
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * A line's.
     *
     * @param known all fields that there are
     */
    public static Fields ofLine(String line, List<String> known) throws WrongLine {
        JsonNode node;
        try {
            node = JSON.readValue(line);
        } catch (JsonProcessingException e) {
            throw new WrongLine("is not JSON: " + e.getOriginalMessage());
        }
        return of("", node, known);
    }

    private static Fields of(String at, JsonNode node, List<String> known) throws WrongLine {
        if (!node.isObject()) {
            throw new WrongLine((at.isEmpty() ? "it" : at.substring(0, at.length() - 1)) + " is no JSON object");
        }
        for (var names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new WrongLine(at + name + " is no field; known are " + String.join(", ", known));
            }
        }
        return new Fields(at, node);
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** A text, or a whole number as one, without blanks around. */
    public String text(String name) throws WrongLine {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new WrongLine(at + name + " is missing");
        }
        if (!value.isTextual() && !value.isIntegralNumber()) {
            throw new WrongLine(at + name + " is no text");
        }
        return value.asText().strip();
    }

    /** Null when it is left out. */
    public @Nullable String textOrNull(String name) throws WrongLine {
        return has(name) ? text(name) : null;
    }

    /** False when it is left out. */
    public boolean flag(String name) throws WrongLine {
        JsonNode value = node.get(name);
        if (value != null && !value.isBoolean()) {
            throw new WrongLine(at + name + " is true or false");
        }
        return value != null && value.booleanValue();
    }

    /** A time as people write it, in Shanghai unless it says otherwise. */
    public Instant time(String name) throws WrongLine {
        String text = text(name);
        return CivilTime.parse(text)
                .orElseThrow(() -> new WrongLine(at + name + " is '" + text
                        + "'; write 2026-09-01, 2026-09-01 08:30:00 (Shanghai) or 2026-09-01T08:30:00+08:00"));
    }

    /** Null when it is left out. */
    public @Nullable Instant timeOrNull(String name) throws WrongLine {
        return has(name) ? time(name) : null;
    }

    /** One of these, in upper or lower case. */
    public <E extends Enum<E>> E choice(String name, E[] choices) throws WrongLine {
        String text = text(name);
        for (E one : choices) {
            if (one.name().equals(text.toUpperCase(Locale.ROOT))) {
                return one;
            }
        }
        String known = String.join(", ", Stream.of(choices).map(Enum::name).toList());
        throw new WrongLine(at + name + " is '" + text + "'; known are " + known);
    }

    /** An object. */
    public Fields object(String name, List<String> known) throws WrongLine {
        return of(at + name + ".", node.path(name), known);
    }

    /** A list of objects; empty when the field is no list. */
    public List<Fields> objects(String name, List<String> known) throws WrongLine {
        List<Fields> objects = new ArrayList<>();
        for (JsonNode one : node.path(name)) {
            objects.add(of(at + name + "[" + objects.size() + "].", one, known));
        }
        return objects;
    }

    /** A list of texts; empty when it is left out. */
    public List<String> texts(String name) throws WrongLine {
        JsonNode list = node.get(name);
        List<String> texts = new ArrayList<>();
        if (list == null || list.isNull()) {
            return texts;
        }
        for (JsonNode one : list) {
            if (!one.isTextual()) {
                throw new WrongLine(at + name + " is no list of texts");
            }
            texts.add(one.asText().strip());
        }
        if (!list.isArray()) {
            throw new WrongLine(at + name + " is no list of texts");
        }
        return texts;
    }
}
