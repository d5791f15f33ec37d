package org.claimscreener.engine.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables about drugs that rest on labels, laws and starting values: a row beyond these bounds would make its rule wrong, or fail. */
class DrugTablesTest {
    private static final Path TABLES = Path.of("..", "packs", "national-policy", "tables");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    static final Map<String, Consumer<CSVRecord>> BOUNDS = Map.ofEntries(
            Map.entry("drug_newborn_limit", within("max_age_days", 28, 28)),
            Map.entry("drug_days_limit", within("max_days", 1, 31).andThen(DrugTablesTest::allowsMoreWhereItIsWide)),
            Map.entry("short_disease", row -> {}),
            Map.entry("disease_drugs", filled("disease", "drug_prefixes")),
            Map.entry(
                    "clean_operation", filled("operation_name", "drug_prefixes").andThen(within("days_after", 1, 2))),
            Map.entry("antibacterial_special", filled("class_name", "class_english")),
            Map.entry("drug_service", filled("class_name", "class_english", "service_prefixes", "service_name")),
            Map.entry("drug_self_injected", row -> {}),
            Map.entry("drug_child_banned", filled("age", "age_english").andThen(within("min_age_months", 1, 216))),
            Map.entry("drug_daily_limit", filled("item_name").andThen(within("max_per_day", 1, 100))),
            Map.entry("drug_group", filled("group", "group_english")),
            Map.entry("drug_contraindication", filled("condition", "condition_english", "ranges", "scope")),
            Map.entry("drug_elderly", filled("risk", "risk_english").andThen(within("min_age_years", 60, 80))),
            Map.entry("drug_pregnancy", DrugTablesTest::forbidsInOneStateAtLeast),
            Map.entry("drug_interaction", filled("other_prefixes", "other_name", "effect", "effect_english")),
            Map.entry("herb_incompatible", filled("against", "rule_name", "rule_english")),
            Map.entry("herb_dose", filled("item_name").andThen(within("max_mg", 100, 30_000))));

    @TestFactory
    Stream<DynamicTest> everyRowIsWithinBoundsAndSaysWhereItIsFrom() {
        return BOUNDS.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    List<CSVRecord> rows = rows(entry.getKey());
                    assertThat(rows).isNotEmpty();
                    rows.forEach(row -> {
                        assertThat(row.get("source")).isNotBlank();
                        entry.getValue().accept(row);
                    });
                }));
    }

    /** A pair is found from its later line, whichever of the two that is. */
    @Test
    void everyInteractionIsKeptFromBothSides() throws IOException {
        List<CSVRecord> rows = rows("drug_interaction");
        List<String> oneSided = new ArrayList<>();
        for (CSVRecord row : rows) {
            for (String other : row.get("other_prefixes").split(" ", -1)) {
                boolean kept = rows.stream()
                        .filter(back -> back.get("item_prefix").equals(other))
                        .anyMatch(back -> List.of(back.get("other_prefixes").split(" ", -1))
                                .contains(row.get("item_prefix")));
                if (!kept) {
                    oneSided.add(row.get("item_prefix") + " with " + other);
                }
            }
        }
        assertThat(oneSided).isEmpty();
    }

    private static List<CSVRecord> rows(String table) throws IOException {
        try (CSVParser parser = CSVParser.parse(TABLES.resolve(table + ".csv"), StandardCharsets.UTF_8, FORMAT)) {
            return parser.getRecords();
        }
    }

    private static Consumer<CSVRecord> within(String column, long least, long most) {
        return row -> assertThat(Long.parseLong(row.get(column))).isBetween(least, most);
    }

    private static Consumer<CSVRecord> filled(String... columns) {
        return row -> {
            for (String column : columns) {
                assertThat(row.get(column)).as(column).isNotBlank();
            }
        };
    }

    private static void allowsMoreWhereItIsWide(CSVRecord row) {
        if (!row.get("wide_days").isEmpty()) {
            assertThat(Long.parseLong(row.get("wide_days")))
                    .isGreaterThanOrEqualTo(Long.parseLong(row.get("max_days")));
            assertThat(row.get("wide_ranges")).isNotBlank();
        }
    }

    private static void forbidsInOneStateAtLeast(CSVRecord row) {
        assertThat(row.get("pregnancy") + row.get("nursing")).matches("(yes){1,2}");
    }
}
