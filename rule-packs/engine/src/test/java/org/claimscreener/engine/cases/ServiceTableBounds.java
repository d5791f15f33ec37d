package org.claimscreener.engine.cases;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.commons.csv.CSVRecord;

import static org.assertj.core.api.Assertions.assertThat;

/** What a row of the tables about services, consumables and operations must hold for its rule to be right. */
final class ServiceTableBounds {
    private static final Set<String> MODES = Set.of("outpatient", "emergency", "inpatient", "pharmacy");
    private static final String CODE = "[A-Z][0-9]{2}(\\.[0-9]+)?";
    private static final String RANGE = "[A-Z][0-9]{2}-[A-Z][0-9]{2}";
    private static final String DEPARTMENT = "A[0-9]{2}(\\.[0-9]{2})*";
    private static final String SERVICE = "0[0-9]{1,14}";
    private static final String DAY = "(20[0-9]{2}-[0-9]{2}-[0-9]{2})?";
    private static final long MOST_FEN = 1_000_000_000;

    static final Map<String, Consumer<CSVRecord>> ALL = Map.ofEntries(
            Map.entry(
                    "service_price_cap",
                    number("max_price_fen", 1, MOST_FEN)
                            .andThen(text("area", "([0-9]{2}|[0-9]{4}|[0-9]{6})?"))
                            .andThen(text("rank", "[0-3]?"))
                            .andThen(text("from", DAY))
                            .andThen(text("to", DAY))),
            Map.entry("operation_group", text("operation_group", ".+手术组")),
            Map.entry("service_work_injury", row -> {}),
            Map.entry("service_maternity", row -> {}),
            Map.entry("service_newborn", number("max_age_days", 28, 28)),
            Map.entry("service_child_limit", number("min_age_years", 0, 17).andThen(number("max_age_years", 1, 17))),
            Map.entry("service_indication", words("diagnoses", CODE, RANGE)),
            Map.entry("service_department", words("departments", DEPARTMENT)),
            Map.entry(
                    "service_visit_mode",
                    row -> assertThat(row.get("modes").split(" ", -1)).isSubsetOf(MODES)),
            Map.entry("service_level", number("min_rank", 2, 3)),
            Map.entry("service_split", ServiceTableBounds::threeItems),
            Map.entry("service_year_cap", number("max_year_fen", 1, MOST_FEN)),
            Map.entry("service_age", number("min_age_years", 0, 149).andThen(number("max_age_years", 1, 150))),
            Map.entry("service_consumable", words("services", SERVICE)),
            Map.entry("consumable_newborn", number("max_age_days", 28, 28)),
            Map.entry("consumable_child", number("max_age_years", 1, 17)),
            Map.entry("consumable_year_cap", number("max_year_fen", 1, MOST_FEN)),
            Map.entry("operation_sex", text("sex", "[MF]")),
            Map.entry("operation_diagnosis", words("diagnoses", CODE, RANGE)),
            Map.entry("test_indication", words("diagnoses", CODE, RANGE)),
            Map.entry("treatment_indication", words("diagnoses", CODE, RANGE)),
            Map.entry(
                    "service_contraindication", words("diagnoses", CODE, RANGE).andThen(number("first_days", 1, 30))),
            Map.entry("service_off_indication", words("diagnoses", CODE, RANGE)),
            Map.entry("consumable_service", words("services", SERVICE)),
            Map.entry("consumable_department", words("departments", DEPARTMENT)),
            Map.entry("consumable_quantity", number("max_units", 1, 1_000)),
            Map.entry("consumable_sex", text("sex", "[MF]")),
            Map.entry("consumable_diagnosis", words("diagnoses", CODE, RANGE)));

    private ServiceTableBounds() {}

    private static Consumer<CSVRecord> number(String column, long least, long most) {
        return row -> assertThat(Long.parseLong(row.get(column))).isBetween(least, most);
    }

    private static Consumer<CSVRecord> text(String column, String pattern) {
        return row -> assertThat(row.get(column)).matches(pattern);
    }

    /** Each of the blank-separated words has one of the shapes; a range of categories does not run backwards. */
    private static Consumer<CSVRecord> words(String column, String... shapes) {
        return row -> {
            for (String word : row.get(column).split(" ", -1)) {
                assertThat(shapes).anyMatch(word::matches);
                int dash = word.indexOf('-');
                if (dash > 0) {
                    assertThat(word.substring(0, dash)).isLessThan(word.substring(dash + 1));
                }
            }
        };
    }

    private static void threeItems(CSVRecord row) {
        Set<String> codes = Set.of(row.get("item_code"), row.get("other_code"), row.get("whole_code"));
        assertThat(codes).hasSize(3).allMatch(code -> code.matches("[0-9]{15}"));
    }
}
