package org.claimscreener.engine.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Reads the head of pack.yaml. Stateless. */
final class HeaderSection {
    private HeaderSection() {}

    static PackHeader read(YamlFields pack) {
        Optional<YamlFields> effective = pack.section("effective", List.of("from", "to"));
        if (effective.isEmpty()) {
            pack.problem("effective", "'effective' is missing", "add 'effective: {from: 2026-01-01, to: null}'");
        }
        LocalDate from = effective.map(fields -> fields.day("from")).orElse(LocalDate.EPOCH);
        LocalDate to = effective.map(fields -> lastDay(fields, from)).orElse(null);
        return new PackHeader(
                pack.text("id", Shapes.PACK_ID, "3 to 50 lower-case letters, digits and hyphens, a letter first"),
                pack.text("version", Shapes.VERSION, "a semantic version such as 1.4.0"),
                pack.text("owner"),
                pack.text("description"),
                regions(pack),
                from,
                to,
                pack.text("change"),
                limits(pack));
    }

    static @Nullable LocalDate lastDay(YamlFields fields, LocalDate from) {
        LocalDate to = fields.dayOrNull("to");
        if (to != null && to.isBefore(from)) {
            fields.problem("to", "'to' is before 'from'", "state the last day in force, or null");
        }
        return to;
    }

    private static List<String> regions(YamlFields pack) {
        List<String> regions = pack.texts("regions");
        if (regions.equals(List.of(PackHeader.EVERYWHERE))) {
            return regions;
        }
        for (String region : regions) {
            if (!Shapes.REGION.matcher(region).matches()) {
                pack.problem(
                        "regions",
                        "region '" + region + "' is no prefix of a pooling area",
                        "write [\"*\"] alone, or quoted digits such as [\"4301\"]");
            }
        }
        return regions;
    }

    private static PackLimits limits(YamlFields pack) {
        return pack.section("limits", List.of("max_firings", "max_micros"))
                .map(fields -> new PackLimits(
                        Math.toIntExact(fields.number("max_firings", 1, PackLimits.MOST_FIRINGS)),
                        fields.number("max_micros", PackLimits.LEAST_MICROS, PackLimits.MOST_MICROS)))
                .orElse(PackLimits.DEFAULT);
    }
}
