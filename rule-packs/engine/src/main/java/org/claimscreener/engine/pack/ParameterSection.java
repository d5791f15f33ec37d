package org.claimscreener.engine.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.engine.pack.ParameterDeclaration.Overlay;

/** Reads the parameters of pack.yaml. Stateless. */
final class ParameterSection {
    private static final List<String> KEYS =
            List.of("name", "value", "unit", "min", "max", "source", "description", "overlays");
    private static final long FURTHEST = 999_999_999_999_999_999L;

    private ParameterSection() {}

    static List<ParameterDeclaration> read(YamlFields pack) {
        List<ParameterDeclaration> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlFields fields : pack.sections("parameters", KEYS)) {
            ParameterDeclaration parameter = parameter(fields);
            if (!names.add(parameter.name())) {
                fields.problem("name", "parameter '" + parameter.name() + "' stands twice", "rename or remove one");
            }
            parameters.add(parameter);
        }
        return parameters;
    }

    private static ParameterDeclaration parameter(YamlFields fields) {
        long min = fields.number("min", -FURTHEST, FURTHEST);
        long max = fields.number("max", -FURTHEST, FURTHEST);
        if (min > max) {
            fields.problem("min", "'min' " + min + " is above 'max' " + max, "exchange them");
        }
        return new ParameterDeclaration(
                fields.text("name", Shapes.SNAKE, Shapes.SNAKE_IN_WORDS),
                fields.number("value", min, Math.max(min, max)),
                fields.text("unit"),
                min,
                max,
                fields.text("source"),
                fields.text("description"),
                overlays(fields, min, Math.max(min, max)));
    }

    private static List<Overlay> overlays(YamlFields parameter, long min, long max) {
        List<Overlay> overlays = new ArrayList<>();
        for (YamlFields fields : parameter.sections("overlays", List.of("region", "from", "to", "value"))) {
            LocalDate from = fields.day("from");
            Overlay overlay = new Overlay(
                    fields.text("region", Shapes.REGION, "a quoted prefix of pooling areas such as \"4301\""),
                    from,
                    HeaderSection.lastDay(fields, from),
                    fields.number("value", min, max));
            if (overlays.stream().anyMatch(overlay::overlaps)) {
                fields.problem(
                        "region",
                        "two overlays for region " + overlay.region() + " hold on the same day",
                        "end the earlier one with 'to'");
            }
            overlays.add(overlay);
        }
        return overlays;
    }
}
