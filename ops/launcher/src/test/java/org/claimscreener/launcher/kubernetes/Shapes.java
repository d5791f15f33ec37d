package org.claimscreener.launcher.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Holds documents against shapes.yaml. Immutable. */
final class Shapes {
    private final JsonNode kinds;
    private final JsonNode forms;

    private Shapes(JsonNode all) {
        this.kinds = all.path("kinds");
        this.forms = all.path("forms");
    }

    static Shapes read() throws IOException {
        try (InputStream in = Objects.requireNonNull(Shapes.class.getResourceAsStream("shapes.yaml"))) {
            return new Shapes(new YAMLMapper().readTree(in));
        }
    }

    /** What is wrong with a document, each with its place; a patch may leave out what is required. */
    List<String> problems(JsonNode document, boolean patch) {
        String kind = document.path("kind").asText();
        List<String> problems = new ArrayList<>();
        if (!kinds.has(kind)) {
            problems.add("'" + kind + "' is no kind that is used");
            return problems;
        }
        fields(kind, document, kinds.path(kind), patch, problems);
        return problems;
    }

    private void fields(String place, JsonNode value, JsonNode shape, boolean patch, List<String> problems) {
        if (!value.isObject()) {
            problems.add(place + " is no map");
            return;
        }
        value.properties()
                .forEach(field -> form(shape, field.getKey())
                        .ifPresentOrElse(
                                form -> check(place + "." + field.getKey(), field.getValue(), form, patch, problems),
                                () -> problems.add(place + "." + field.getKey() + " is no field")));
        shape.properties().forEach(entry -> {
            String name = entry.getKey();
            if (!patch && name.endsWith("!") && !value.has(name.substring(0, name.length() - 1))) {
                problems.add(place + " lacks " + name);
            }
        });
    }

    private static Optional<String> form(JsonNode shape, String field) {
        return Optional.ofNullable(shape.get(field))
                .or(() -> Optional.ofNullable(shape.get(field + "!")))
                .map(JsonNode::asText);
    }

    private void check(String place, JsonNode value, String form, boolean patch, List<String> problems) {
        if (form.startsWith("[")) {
            elements(place, value, form.substring(1, form.length() - 1), patch, problems);
        } else if (form.startsWith("{")) {
            value.properties()
                    .forEach(entry -> check(
                            place + "." + entry.getKey(),
                            entry.getValue(),
                            form.substring(1, form.length() - 1),
                            patch,
                            problems));
        } else if (forms.has(form)) {
            fields(place, value, forms.path(form), patch, problems);
        } else if (!fits(value, form)) {
            problems.add(place + " is " + value + ", expected " + form);
        }
    }

    private void elements(String place, JsonNode value, String form, boolean patch, List<String> problems) {
        if (!value.isArray()) {
            problems.add(place + " is no list");
        }
        for (int i = 0; i < value.size(); i++) {
            check(place + "[" + i + "]", value.get(i), form, patch, problems);
        }
    }

    private static boolean fits(JsonNode value, String form) {
        return switch (form) {
            case "any" -> value.isValueNode();
            case "text" -> value.isTextual();
            case "number" -> value.isNumber();
            case "flag" -> value.isBoolean();
            case "quantity" -> value.asText().matches("\\d+(\\.\\d+)?(m|Mi|Gi)?");
            default ->
                form.startsWith("=")
                        ? value.asText().equals(form.substring(1))
                        : List.of(form.split("\\|", -1)).contains(value.asText());
        };
    }
}
