package org.claimscreener.engine.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** A row that breaks these bounds would make its rule wrong, or fail, for every settlement with the item. */
class BundledTablesTest {
    private static final Path TABLES = Path.of("..", "packs", "national-policy", "tables");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final Map<String, Consumer<CSVRecord>> BOUNDS = Map.ofEntries(
            Map.entry("drug_sex", oneOf("sex", "M", "F")),
            Map.entry("service_sex", oneOf("sex", "M", "F")),
            Map.entry("drug_child_only", within("max_age_years", 0, 17)),
            Map.entry("drug_child_limit", within("min_age_years", 0, 17).andThen(within("max_age_years", 1, 17))),
            Map.entry("service_child_only", within("max_age_days", 28, 6574)),
            Map.entry("drug_work_injury", row -> {}),
            Map.entry("drug_maternity", row -> {}),
            Map.entry("herb_limit", oneOf("payable", "never", "compound")),
            Map.entry("drug_level", within("min_rank", 1, 3)),
            Map.entry("drug_visit_mode", oneOf("modes", "inpatient", "emergency inpatient")),
            Map.entry("drug_not_online", row -> {}),
            Map.entry("service_pair", BundledTablesTest::namesAnotherItem),
            Map.entry("service_rate", within("max_per_day", 1, 24).andThen(oneOf("unit", "日", "天", "小时"))),
            Map.entry("drug_course", BundledTablesTest::statesItsLimit),
            Map.entry("service_course", BundledTablesTest::statesItsLimit),
            Map.entry(
                    "service_interval",
                    within("min_days", 1, 400)
                            .andThen(oneOf("same_week", "yes", "no"))
                            .andThen(oneOf("strength", "policy", "guideline"))));

    @Test
    void everyTableHasItsBounds() throws IOException {
        try (Stream<Path> files = Files.list(TABLES)) {
            Set<String> bounded = new TreeSet<>(BOUNDS.keySet());
            bounded.addAll(DrugTablesTest.BOUNDS.keySet());
            bounded.addAll(ServiceTableBounds.ALL.keySet());
            assertThat(files.map(file -> file.getFileName().toString().replace(".csv", "")))
                    .containsExactlyInAnyOrderElementsOf(bounded);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRowAboutServicesIsWithinBoundsAndNamesItsSource() {
        return ServiceTableBounds.ALL.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    List<CSVRecord> rows = rows(entry.getKey());
                    assertThat(rows).isNotEmpty();
                    rows.forEach(row -> {
                        assertThat(row.get("source")).isNotBlank();
                        entry.getValue().accept(row);
                    });
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyRowIsWithinBoundsAndNamesItsNotice() {
        return BOUNDS.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    List<CSVRecord> rows = rows(entry.getKey());
                    assertThat(rows).isNotEmpty();
                    rows.forEach(row -> {
                        assertThat(row.get("item_name")).isNotBlank();
                        assertThat(row.get("source")).startsWith("国家医保局智能监管规则和知识点 ");
                        entry.getValue().accept(row);
                    });
                }));
    }

    private static List<CSVRecord> rows(String table) throws IOException {
        try (CSVParser parser = CSVParser.parse(TABLES.resolve(table + ".csv"), StandardCharsets.UTF_8, FORMAT)) {
            return parser.getRecords();
        }
    }

    private static Consumer<CSVRecord> oneOf(String column, String... values) {
        return row -> assertThat(Set.of(values)).contains(row.get(column));
    }

    private static Consumer<CSVRecord> within(String column, long least, long most) {
        return row -> assertThat(Long.parseLong(row.get(column))).isBetween(least, most);
    }

    private static void namesAnotherItem(CSVRecord row) {
        assertThat(row.get("including_code")).hasSize(15).isNotEqualTo(row.get("item_code"));
        assertThat(row.get("includes")).contains("含");
    }

    private static void statesItsLimit(CSVRecord row) {
        oneOf("scope", "course", "visit", "span").accept(row);
        boolean span = row.get("scope").equals("span");
        within(span ? "max_months" : "max_days", 1, span ? 12 : 365).accept(row);
    }
}
