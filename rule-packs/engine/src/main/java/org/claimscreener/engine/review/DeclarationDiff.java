package org.claimscreener.engine.review;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.feature.Window;
import org.claimscreener.engine.pack.PackHeader;
import org.claimscreener.engine.pack.ParameterDeclaration;
import org.claimscreener.engine.pack.ParameterDeclaration.Overlay;

/** Differences between declarations, field by field, as {@code field: old -> new}. Stateless. */
final class DeclarationDiff {
    private static final long MINUTES_A_DAY = 1_440;
    private static final long MINUTES_AN_HOUR = 60;

    private DeclarationDiff() {}

    static List<String> header(PackHeader before, PackHeader after) {
        Fields fields = new Fields();
        fields.compare("id", before.id(), after.id());
        fields.compare("version", before.version(), after.version());
        fields.compare("owner", before.owner(), after.owner());
        fields.compare("description", before.description(), after.description());
        fields.compare("regions", before.regions(), after.regions());
        fields.compare("effective from", before.effectiveFrom(), after.effectiveFrom());
        fields.compare("effective to", open(before.effectiveTo()), open(after.effectiveTo()));
        fields.compare("change", before.change(), after.change());
        fields.compare(
                "limits.max_firings",
                before.limits().maxFirings(),
                after.limits().maxFirings());
        fields.compare(
                "limits.max_micros", before.limits().maxMicros(), after.limits().maxMicros());
        return fields.found;
    }

    static List<String> parameter(ParameterDeclaration before, ParameterDeclaration after) {
        Fields fields = new Fields();
        fields.compare("value", before.value(), after.value());
        fields.compare("unit", before.unit(), after.unit());
        fields.compare("min", before.min(), after.min());
        fields.compare("max", before.max(), after.max());
        fields.compare("source", before.source(), after.source());
        fields.compare("description", before.description(), after.description());
        fields.compare("overlays", overlays(before), overlays(after));
        fields.compare("watched", before.watched(), after.watched());
        return fields.found;
    }

    static List<String> feature(FeatureDeclaration before, FeatureDeclaration after) {
        Fields fields = new Fields();
        fields.compare("key", before.key(), after.key());
        fields.compare("over", before.over(), after.over());
        fields.compare("aggregate", before.aggregate(), after.aggregate());
        fields.compare("window", window(before.window()), window(after.window()));
        fields.compare("value", before.value(), after.value());
        fields.compare("where", before.where(), after.where());
        fields.compare("within minutes", before.withinMinutes(), after.withinMinutes());
        fields.compare("unit", before.unit(), after.unit());
        fields.compare("description", before.description(), after.description());
        return fields.found;
    }

    /** As authors write it. */
    private static String window(Window window) {
        if (window instanceof Window.Calendar calendar) {
            return calendar.period().name().toLowerCase(Locale.ROOT);
        }
        Duration length = ((Window.Sliding) window).length();
        if (length.toMinutes() % MINUTES_A_DAY == 0) {
            return length.toDays() + "d";
        }
        return length.toMinutes() % MINUTES_AN_HOUR == 0 ? length.toHours() + "h" : length.toMinutes() + "m";
    }

    private static String overlays(ParameterDeclaration parameter) {
        return parameter.overlays().stream().map(DeclarationDiff::overlay).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String overlay(Overlay overlay) {
        return overlay.region() + " from " + overlay.from() + " to " + open(overlay.to()) + ": " + overlay.value()
                + overlay.watched().map(rows -> " watched " + rows).orElse("");
    }

    private static Object open(@org.jspecify.annotations.Nullable Object day) {
        return day == null ? "further notice" : day;
    }

    private static final class Fields {
        private final List<String> found = new ArrayList<>();

        void compare(String field, Object before, Object after) {
            if (!before.equals(after)) {
                found.add(field + ": " + before + " -> " + after);
            }
        }
    }
}
