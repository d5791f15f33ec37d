package org.claimscreener.engine.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.pack.ParameterDeclaration.Overlay;

/** Reads the parameters of pack.yaml. Stateless. */
final class ParameterSection {
    private static final List<String> KEYS =
            List.of("name", "value", "unit", "min", "max", "source", "description", "overlays", WatchedSection.KEY);
    private static final List<String> OVERLAY_KEYS = List.of("region", "from", "to", "value", WatchedSection.KEY);
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
        long most = Math.max(min, max);
        long value = fields.number("value", min, most);
        return new ParameterDeclaration(
                fields.text("name", Shapes.SNAKE, Shapes.SNAKE_IN_WORDS),
                value,
                fields.text("unit"),
                min,
                max,
                fields.text("source"),
                fields.text("description"),
                overlays(fields, min, most),
                WatchedSection.read(fields, min, most, value));
    }

    private static List<Overlay> overlays(YamlFields parameter, long min, long max) {
        List<Overlay> overlays = new ArrayList<>();
        for (YamlFields fields : parameter.sections("overlays", OVERLAY_KEYS)) {
            LocalDate from = fields.day("from");
            long value = fields.number("value", min, max);
            Overlay overlay = new Overlay(
                    fields.text("region", Shapes.REGION, "a quoted prefix of pooling areas such as \"4301\""),
                    from,
                    HeaderSection.lastDay(fields, from),
                    value,
                    fields.has(WatchedSection.KEY)
                            ? Optional.of(WatchedSection.read(fields, min, max, value))
                            : Optional.empty());
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
