package org.claimscreener.engine.cases;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.pack.TableDeclaration;
import org.claimscreener.engine.pack.TableDeclaration.ColumnType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A row that breaks the bounds of its table would make its rule wrong for every settlement with the item. That a cell is of its
 * type, and filled where a rule reads it, the pack itself is refused for.
 */
class BundledTablesTest {
    private static final String RANGES = "[A-Z][0-9]{2}(-[A-Z][0-9]{2})?";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final Map<String, Consumer<CSVRecord>> BOUNDS = Map.ofEntries(
            Map.entry("drug_sex", oneOf("sex", "M", "F")),
            Map.entry("service_sex", oneOf("sex", "M", "F")),
            Map.entry("drug_child_only", within("max_age_years", 0, 17)),
            Map.entry("drug_child_limit", within("min_age_years", 0, 17).andThen(within("max_age_years", 1, 17))),
            Map.entry("service_child_only", within("max_age_days", 28, 6574)),
            Map.entry("herb_limit", oneOf("payable", "never", "compound")),
            Map.entry("drug_level", within("min_rank", 1, 3)),
            Map.entry("drug_visit_mode", oneOf("modes", "inpatient", "emergency inpatient")),
            Map.entry("service_pair", BundledTablesTest::namesAnotherItem),
            Map.entry("service_rate", within("max_per_day", 1, 24).andThen(oneOf("unit", "日", "天", "小时"))),
            Map.entry("drug_indication", BundledTablesTest::namesDiagnoses),
            Map.entry("drug_label_indication", BundledTablesTest::namesDiagnoses),
            Map.entry("second_line", BundledTablesTest::namesDrugs),
            Map.entry("drug_course", BundledTablesTest::statesItsLimit),
            Map.entry("service_course", BundledTablesTest::statesItsLimit),
            Map.entry(
                    "service_interval",
                    within("min_days", 1, 400)
                            .andThen(oneOf("same_week", "yes", "no"))
                            .andThen(oneOf("strength", "policy", "guideline"))),
            Map.entry("diagnosis_age", within("min_age_years", 0, 60).andThen(within("max_age_years", 1, 150))),
            Map.entry("diagnosis_newborn", within("max_age_days", 28, 6574)),
            Map.entry("diagnosis_item", BundledTablesTest::namesItems),
            Map.entry("sex_items", oneOf("sex", "M", "F")),
            Map.entry("standard_minutes", within("minutes", 1, 240)),
            Map.entry("severe_diagnosis", row -> assertThat(row.get("family")).isNotBlank()));

    /** Of which a row says all by standing there. */
    private static final Set<String> WITHOUT_BOUNDS =
            Set.of("drug_work_injury", "drug_maternity", "drug_not_online", "never_main", "batch_tests");

    /** Tables of published points alone. */
    private static final Set<String> PUBLISHED = Set.of(
            "drug_sex",
            "service_sex",
            "drug_child_only",
            "drug_child_limit",
            "service_child_only",
            "drug_work_injury",
            "drug_maternity",
            "drug_not_online",
            "herb_limit",
            "drug_level",
            "drug_visit_mode",
            "service_pair",
            "service_rate",
            "drug_course",
            "service_course",
            "service_interval",
            "operation_group",
            "drug_indication",
            "drug_label_indication",
            "second_line",
            "sex_items");

    @TestFactory
    Stream<DynamicTest> everyRowOfEveryTableSaysWhereItIsFrom() {
        return eachTable((pack, table) -> {
            List<CSVRecord> rows = rows(pack, table);
            assertThat(rows).isNotEmpty();
            assertThat(rows)
                    .allSatisfy(row ->
                            assertThat(row.get(TableDeclaration.SOURCE).strip()).hasSizeGreaterThan(3));
            assertThat(table.source()).isNotBlank();
        });
    }

    @TestFactory
    Stream<DynamicTest> everyRowIsWithinTheBoundsOfItsTable() {
        return eachTable((pack, table) -> {
            Consumer<CSVRecord> bounds =
                    BOUNDS.getOrDefault(table.name(), ServiceTableBounds.ALL.getOrDefault(table.name(), row -> {}));
            rows(pack, table).forEach(bounds);
        });
    }

    @Test
    void everyTableHasItsBounds() {
        Set<String> bounded = new TreeSet<>(WITHOUT_BOUNDS);
        bounded.addAll(BOUNDS.keySet());
        bounded.addAll(DrugTablesTest.BOUNDS.keySet());
        bounded.addAll(ServiceTableBounds.ALL.keySet());

        assertThat(BundledPacks.all().stream()
                        .flatMap(pack -> pack.pack().tables().stream())
                        .map(TableDeclaration::name))
                .containsExactlyInAnyOrderElementsOf(bounded);
    }

    @TestFactory
    Stream<DynamicTest> everyPublishedRowNamesItsNoticeAndItsItem() {
        return eachTable((pack, table) -> {
            if (PUBLISHED.contains(table.name())) {
                assertThat(rows(pack, table)).allSatisfy(row -> {
                    assertThat(row.get("item_name")).isNotBlank();
                    assertThat(row.get(TableDeclaration.SOURCE)).startsWith("国家医保局智能监管规则和知识点 ");
                });
            }
        });
    }

    /** An area that puts its own rows in must not be able to leave out what a rule counts with. */
    @TestFactory
    Stream<DynamicTest> aNumberThatNoRowLeavesOutIsRequired() {
        return eachTable((pack, table) -> {
            List<CSVRecord> rows = rows(pack, table);
            table.columns().forEach((column, type) -> {
                boolean always = type == ColumnType.NUMBER
                        && rows.stream().noneMatch(row -> row.get(column).isEmpty());
                assertThat(always && !table.required().contains(column))
                        .as(column)
                        .isFalse();
            });
        });
    }

    /** What a check of one table looks at. */
    private interface TableCheck {
        void check(RulePack pack, TableDeclaration table) throws IOException;
    }

    private static Stream<DynamicTest> eachTable(TableCheck check) {
        return BundledPacks.all().stream()
                .map(CompiledPack::pack)
                .flatMap(pack -> pack.tables().stream()
                        .map(table -> DynamicTest.dynamicTest(table.name(), () -> check.check(pack, table))));
    }

    private static List<CSVRecord> rows(RulePack pack, TableDeclaration table) throws IOException {
        try (CSVParser parser = CSVParser.parse(pack.text(table.file()).orElseThrow(), FORMAT)) {
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

    private static void namesItems(CSVRecord row) {
        assertThat(row.get("item_prefixes")).matches("[A-Z0-9]{2,23}( [A-Z0-9]{2,23})*");
        assertThat(row.get("coded")).isNotBlank();
    }

    private static void namesDiagnoses(CSVRecord row) {
        assertThat(row.get("diagnoses")).matches(RANGES + "( " + RANGES + ")*");
        assertThat(row.get("published")).isNotBlank();
    }

    private static void namesDrugs(CSVRecord row) {
        assertThat(row.get("first_line")).matches("[A-Z0-9]{3,23}( [A-Z0-9]{3,23})*");
        assertThat(row.get("exempt")).matches(RANGES + "( " + RANGES + ")*");
    }

    private static void statesItsLimit(CSVRecord row) {
        oneOf("scope", "course", "visit", "span").accept(row);
        boolean span = row.get("scope").equals("span");
        within(span ? "max_months" : "max_days", 1, span ? 12 : 365).accept(row);
    }
}
