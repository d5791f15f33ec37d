package org.claimscreener.engine.pack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PackCheckTest {
    private static final String DAYS = "file: tables/drug_days.csv\n    key: ";
    private static final String YAML = "pack.yaml";

    /** old text | new text | line | what the problem says */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "owner: 测试 | onwer: 测试 | 3 | unknown key 'onwer' -> did you mean 'owner'?",
                "owner: 测试 | future: 1 | 3 | unknown key 'future' -> known are change, description",
                "owner: 测试 | owner: ~ | 3 | 'owner' is missing or no text",
                "id: plain | id: Plain Pack | 1 | 'id' is 'Plain Pack'",
                "version: 1.2.0 | version: 1.2 | 2 | 'version' is '1.2' -> it must be a semantic version",
                "regions: [\"*\"] | regions: [] | 5 | 'regions' is missing or empty",
                "regions: [\"*\"] | regions: [\"*\", \"43\"] | 5 | region '*' is no prefix",
                "regions: [\"*\"] | regions: 43 | 5 | 'regions' is no list",
                "from: 2026-01-01, to: null | from: 2026-13-01, to: null | 6 | 'from' is '2026-13-01'",
                "from: 2026-01-01, to: null | from: 2026-01-02, to: 2026-01-01 | 6 | 'to' is before 'from'",
                "max_firings: 100 | max_firings: 0 | 8 | 'max_firings' is 0 -> it must be 1 to 10000",
                "max_micros: 1000000 | max_micros: many | 8 | 'max_micros' is 'many'",
                "value: 6 | value: 19 | 11 | 'value' is 19 -> it must be 0 to 18",
                "value: 6 | value: 6.5 | 11 | 'value' is '6.5' -> it must be a whole number",
                "min: 0 | min: 20 | 13 | 'min' 20 is above 'max' 18",
                "name: max_age | name: MaxAge | 10 | 'name' is 'MaxAge' -> it must be lower_snake",
                "name: daily_units | name: max_age | 20 | parameter 'max_age' stands twice",
                "source: 通知一, | sauce: x, | 20 | unknown key 'sauce' -> did you mean 'source'?",
                "value: 8} | value: 80} | 19 | 'value' is 80",
                "region: \"4301\" | region: Hunan | 19 | 'region' is 'Hunan'",
                "region: \"4301\" | region: \"43\" | 19 | two overlays for region 43 hold on the same day",
                "name: drug_days | name: drug_sex | 28 | table 'drug_sex' stands twice",
                "file: tables/drug_days.csv | file: tables/drug_sex.csv | 29 | is the file of two tables",
                "file: tables/drug_days.csv | file: ../drug_days.csv | 29 | 'file' is '../drug_days.csv'",
                "columns: {max_days: number} | columns: {max_days: date} | 31 | column 'max_days' has type 'date'",
                "columns: {max_days: number} | columns: max_days | 31 | 'columns' is missing or no mapping",
                "source: 国家医保药品目录 | required: [max_day] | 32 | column 'max_day' is not declared -> did you mean 'max_days'?",
                "change: First version. | change: *other | 7 | uses an alias",
                "owner: 测试 | owner: [ | 5 | is not YAML",
                "owner: 测试 | id: again | 3 | 'id' stands twice",
            })
    void namesTheLineAndTheCure(String old, String by, int line, String says) {
        assertThat(PackUnderTest.plain().replacing(YAML, old, by).problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(YAML);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.toString()).contains(says);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "window: 3m | window: 3 minutes | 5 | 'window' is '3 minutes'",
                "window: 3m | window: 500d | 5 | 'window' is 500d -> it must be 1m to 400d",
                "key: institution | key: doctor | 2 | 'key' is 'doctor'",
                "aggregate: count | aggregate: counts | 3 | 'aggregate' is 'counts' -> did you mean 'count'?",
                "aggregate: count | aggregate: max | 3 | is of a person only",
                "aggregate: count | aggregate: sum | 1 | 'value': must be a whole number",
                "visit.channel == 'PHARMACY' | visit.chanel == 'PHARMACY' | 4 | 'where' at character 6: unknown field 'chanel' -> did you mean 'channel'?",
                "visit.channel == 'PHARMACY' | visit.channel == 'SHOP' | 4 | 'channel' is never 'SHOP' -> known are INPATIENT, OUTPATIENT, PHARMACY",
                "visit.channel == 'PHARMACY' | visits.stay | 4 | unknown name 'visits' -> did you mean 'visit'?",
                "visit.channel == 'PHARMACY' | line.amount_fen > 0 | 4 | unknown name 'line'",
                "visit.channel == 'PHARMACY' | visit.fund_fen > 'ten' | 4 | '>' cannot be used with (int, string)",
                "visit.channel == 'PHARMACY' | visit.fund_fen | 4 | yields no true or false",
                "visit.channel == 'PHARMACY' | visit.fund_fen / visit.days > 2 | 4 | divide only by a written positive number",
                "visit.channel == 'PHARMACY' | visit.diagnosis.matches('(a+)+') | 4 | 'matches' is not among the operators",
                "visit.channel == 'PHARMACY' | visit.stay && | 4 | 'where' at character",
                "visit.channel == 'PHARMACY' | '[1, 2].exists(x, x > 1)' | 4 | unknown name 'exists'",
                "unit: settlements | units: x | 6 | unknown key 'units'",
            })
    void checksFeatures(String old, String by, int line, String says) {
        assertThat(PackUnderTest.plain().replacing("features.yaml", old, by).problems())
                .anySatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo("features.yaml");
                    assertThat(problem.line()).isEqualTo(line);
                    assertThat(problem.toString()).contains(says);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "item_code,max_days | item_code,max_day | 1 | has the header item_code,max_day -> write item_code,max_days",
                "XJ01AAD000A001,7 | XJ01AAD000A001,seven | 2 | max_days is 'seven'",
                "XJ01AAD000A001,7 | xj01,7 | 2 | item code 'xj01'",
                "XJ01AAD000A001,7 | XJ01AAD000A001 | 2 | has 1 cells, the header 2",
                "XJ01AAD000A001,7 | `XJ01AAD000A001, 7` | 2 | has spaces around it",
            })
    void checksTableRows(String old, String by, int line, String says) {
        assertThat(PackUnderTest.plain()
                        .replacing("tables/drug_days.csv", old, by)
                        .problems())
                .anySatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo("tables/drug_days.csv");
                    assertThat(problem.line()).isEqualTo(line);
                    assertThat(problem.toString()).contains(says);
                });
    }

    @Test
    void refusesTheSameRowTwiceButNotTheSameKey() {
        String table = "item_code,max_days\nXJ01,7\nXJ01,8\n";

        assertThat(PackUnderTest.plain().with("tables/drug_days.csv", table).problems())
                .isEmpty();
        assertThat(says(PackUnderTest.plain().with("tables/drug_days.csv", table + "XJ01,7\n")))
                .contains("tables/drug_days.csv:4: the same row stands twice for XJ01");
    }

    @Test
    void refusesFilesThatAreNotPlainText() {
        byte[] bom = "\uFEFFitem_code,max_days\n".getBytes(StandardCharsets.UTF_8);

        assertThat(says(PackUnderTest.plain().withBytes("tables/drug_days.csv", bom)))
                .contains("tables/drug_days.csv:1: begins with a byte order mark");
        assertThat(says(PackUnderTest.plain().withBytes("tables/drug_days.csv", new byte[] {(byte) 0xff})))
                .contains("tables/drug_days.csv: is not UTF-8");
        assertThat(says(PackUnderTest.plain().with("rules/drugs.drl", "//\n//\r\n")))
                .contains("rules/drugs.drl:2: has a carriage return");
    }

    @Test
    void refusesTablesWithoutEndAndTablesWithoutFile() {
        StringBuilder rows = new StringBuilder("item_code,max_days\n");
        for (int i = 0; i <= TableCells.MOST_ROWS; i++) {
            rows.append("XJ01AAD").append(i).append(",7\n");
        }

        assertThat(says(PackUnderTest.plain().with("tables/drug_days.csv", rows.toString())))
                .contains("has more than 200000 rows");
        assertThat(says(PackUnderTest.plain().without("tables/drug_days.csv")))
                .contains("'tables/drug_days.csv' is not there");
        assertThat(says(PackUnderTest.plain().with("tables/more.csv", "item_code\n")))
                .contains("tables/more.csv: is not declared");
        assertThat(says(PackUnderTest.plain().with("tables/drug_days.csv", ""))).contains("has no header row");
    }

    @Test
    void refusesAnEmptyCellWhereTheColumnIsRequired() {
        String rows = "item_code,max_days\nXJ01,7\nXJ02,\n";
        PackUnderTest optional = PackUnderTest.plain().with("tables/drug_days.csv", rows);

        assertThat(optional.problems()).isEmpty();
        assertThat(says(optional.replacing(
                        YAML, "columns: {max_days: number}", "columns: {max_days: number}\n    required: [max_days]")))
                .contains(
                        "tables/drug_days.csv:3: max_days is empty -> fill it in: pack.yaml requires it of every row");
    }

    /** A row more than the limit is enough to know; what follows is not read, so that no table fills the heap. */
    @Test
    void stopsReadingAtTheLimitOfRows() {
        StringBuilder rows = new StringBuilder("item_code,max_days\n");
        for (int i = 0; i < 1_000_000; i++) {
            rows.append("XJ01AAD").append(i).append(i > TableCells.MOST_ROWS ? ",not a number\n" : ",7\n");
        }

        assertThat(PackUnderTest.plain()
                        .with("tables/drug_days.csv", rows.toString())
                        .problems())
                .extracting(PackProblem::toString)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).startsWith("tables/drug_days.csv:200002: has more than 200000 rows"));
    }

    @Test
    void readsAHundredThousandRowsWithoutTrouble() {
        StringBuilder rows = new StringBuilder("item_code,max_days\n");
        for (int i = 0; i < 100_000; i++) {
            rows.append("XJ01AAD").append(i).append(",7\n");
        }

        RulePack pack = PackUnderTest.plain()
                .with("tables/drug_days.csv", rows.toString())
                .checked();

        assertThat(pack.knowledge().rowsOf("XJ01AAD99999"))
                .singleElement()
                .satisfies(row -> assertThat(row.columns()).containsEntry("max_days", "7"));
    }

    @Test
    void beginningsOfCodesStandForAllThatBeginSo() {
        RulePack pack = PackUnderTest.plain()
                .replacing(YAML, DAYS + "item_code", DAYS + "item_prefix")
                .with("tables/drug_days.csv", "item_prefix,max_days\nXJ01,7\nXJ01AA,3\n")
                .checked();

        assertThat(pack.knowledge().rowsOf("XJ01AAD000A001"))
                .extracting(row -> row.columns().get("max_days"))
                .containsExactly("7", "3");
        assertThat(pack.knowledge().rowsOf("XJ01"))
                .extracting(row -> row.columns().get("max_days"))
                .containsExactly("7");
        assertThat(pack.knowledge().rowsOf("XJ0")).isEmpty();
        assertThat(pack.knowledge().someItemCodes(5)).contains("XJ01", "XJ01AA");
    }

    @Test
    void aKeyOfAnotherKindIsRefusedWithTheKindsThereAre() {
        assertThat(problems(PackUnderTest.plain().replacing(YAML, DAYS + "item_code", DAYS + "person")))
                .anyMatch(problem -> problem.contains("item_prefix, item_name, diagnosis_prefix, operation_prefix"));
        assertThat(problems(PackUnderTest.plain()
                        .replacing(YAML, DAYS + "item_code", DAYS + "diagnosis_prefix")
                        .with("tables/drug_days.csv", "diagnosis_prefix,max_days\nXJ-01,7\n")))
                .anyMatch(problem -> problem.contains("beginning of a diagnosis code 'XJ-01'"));
    }

    private static List<String> problems(PackUnderTest pack) {
        return pack.problems().stream().map(PackProblem::toString).toList();
    }

    @Test
    void listsEveryProblemAtOnce() {
        PackUnderTest pack = PackUnderTest.plain()
                .replacing(YAML, "version: 1.2.0", "version: one")
                .replacing("features.yaml", "key: institution", "key: doctor")
                .replacing("tables/drug_days.csv", ",7", ",x");

        assertThat(pack.problems())
                .extracting(PackProblem::file)
                .containsExactly("features.yaml", "pack.yaml", "tables/drug_days.csv");
    }

    @Test
    void takesNothingForAnEmptyDocument() {
        assertThat(says(PackUnderTest.plain().with(YAML, ""))).contains("pack.yaml:1: is empty");
        assertThat(says(PackUnderTest.plain().with(YAML, "- a list"))).contains("pack.yaml:1: pack.yaml has no fields");
        assertThat(says(PackUnderTest.plain().with(YAML, PackUnderTest.plain().text(YAML) + "---\na: b\n")))
                .contains("holds more than one document");
    }

    private static String says(PackUnderTest pack) {
        return pack.problems().stream().map(PackProblem::toString).collect(Collectors.joining("\n"));
    }
}
