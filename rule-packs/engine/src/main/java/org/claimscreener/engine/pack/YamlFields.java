package org.claimscreener.engine.pack;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.engine.pack.YamlNode.Mapping;
import org.claimscreener.engine.pack.YamlNode.Nothing;
import org.claimscreener.engine.pack.YamlNode.Sequence;
import org.claimscreener.engine.pack.YamlNode.Text;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to one YAML mapping. A field that is missing or wrong adds a problem and reads as a harmless value, so
 * that the next problem is found as well; whoever reads asks at the end whether there were problems. Not thread-safe.
 */
public final class YamlFields {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final int LONGEST_TEXT = 2_000;

    private final String file;
    private final Mapping mapping;
    private final Problems problems;

    private YamlFields(String file, Mapping mapping, Problems problems) {
        this.file = file;
        this.mapping = mapping;
        this.problems = problems;
    }

    /** The node's fields; any key that is not known is a problem, and so is a node without fields. */
    public static Optional<YamlFields> of(
            String file, String name, YamlNode node, Problems problems, List<String> known) {
        if (!(node instanceof Mapping mapping)) {
            problems.add(file, node.line(), name + " has no fields", "give it " + String.join(", ", known));
            return Optional.empty();
        }
        YamlFields fields = new YamlFields(file, mapping, problems);
        fields.refuseUnknown(known);
        return Optional.of(fields);
    }

    private void refuseUnknown(List<String> known) {
        for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            if (!known.contains(key)) {
                problems.add(file, entry.getValue().line(), "unknown key '" + key + "'", NearestName.hint(key, known));
            }
        }
    }

    public void problem(String key, String what, String howToMend) {
        YamlNode node = mapping.entries().get(key);
        problems.add(file, node == null ? mapping.line() : node.line(), what, howToMend);
    }

    private @Nullable YamlNode present(String key) {
        YamlNode node = mapping.entries().get(key);
        return node instanceof Nothing ? null : node;
    }

    public boolean has(String key) {
        return present(key) != null;
    }

    /** A text that must be there, else "". */
    public String text(String key) {
        YamlNode node = present(key);
        if (!(node instanceof Text text) || text.value().isBlank()) {
            problem(key, "'" + key + "' is missing or no text", "add '" + key + ": ...'");
            return "";
        }
        if (text.value().length() > LONGEST_TEXT) {
            problem(key, "'" + key + "' is too long", "keep it under " + LONGEST_TEXT + " characters");
        }
        return text.value().strip();
    }

    /** A text that must be there and have the shape, else "". */
    public String text(String key, Pattern shape, String shapeInWords) {
        String value = text(key);
        if (!value.isEmpty() && !shape.matcher(value).matches()) {
            problem(key, "'" + key + "' is '" + value + "'", "it must be " + shapeInWords);
            return "";
        }
        return value;
    }

    /** A whole number that must be there and in the range, else the least. */
    public long number(String key, long least, long most) {
        String value = text(key);
        if (value.isEmpty()) {
            return least;
        }
        if (!WHOLE_NUMBER.matcher(value).matches()) {
            problem(key, "'" + key + "' is '" + value + "'", "it must be a whole number of at most 18 digits");
            return least;
        }
        long number = Long.parseLong(value);
        if (number < least || number > most) {
            problem(key, "'" + key + "' is " + number, "it must be " + least + " to " + most);
            return least;
        }
        return number;
    }

    /** A day that must be there, else an arbitrary one. */
    LocalDate day(String key) {
        String value = text(key);
        try {
            return value.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            problem(key, "'" + key + "' is '" + value + "'", "write a date as 2026-01-31");
            return LocalDate.EPOCH;
        }
    }

    /** A day, or null when it is not stated. */
    @Nullable
    public LocalDate dayOrNull(String key) {
        return has(key) ? day(key) : null;
    }

    /** The texts of a list that must be there and not empty. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof Text text && !text.value().isBlank()) {
                texts.add(text.value().strip());
            } else {
                problems.add(
                        file, item.line(), "an entry of '" + key + "' is no text", "write texts, e.g. [\"a\", \"b\"]");
            }
        }
        if (texts.isEmpty()) {
            problem(key, "'" + key + "' is missing or empty", "give it at least one entry");
        }
        return texts;
    }

    /** The sections of a list; empty when the list is not there. */
    public List<YamlFields> sections(String key, List<String> known) {
        return sections(file, key, items(key), problems, known);
    }

    /** The nodes as sections; those that are none add a problem. */
    static List<YamlFields> sections(
            String file, String key, List<YamlNode> nodes, Problems problems, List<String> known) {
        return nodes.stream()
                .map(node -> of(file, "an entry of '" + key + "'", node, problems, known))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The section under a key, if it is there. */
    public Optional<YamlFields> section(String key, List<String> known) {
        YamlNode node = present(key);
        return node == null ? Optional.empty() : of(file, "'" + key + "'", node, problems, known);
    }

    /** The texts of a free mapping, in their order; empty when it is not there. */
    Map<String, String> pairs(String key) {
        Map<String, String> pairs = new java.util.LinkedHashMap<>();
        YamlNode node = present(key);
        if (!(node instanceof Mapping free)) {
            problem(key, "'" + key + "' is missing or no mapping", "write " + key + ": {name: value}");
            return pairs;
        }
        free.entries().forEach((name, value) -> pairs.put(name, value instanceof Text text ? text.value() : ""));
        return pairs;
    }

    private List<YamlNode> items(String key) {
        YamlNode node = present(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        problem(key, "'" + key + "' is no list", "write each entry after '- '");
        return List.of();
    }
}
