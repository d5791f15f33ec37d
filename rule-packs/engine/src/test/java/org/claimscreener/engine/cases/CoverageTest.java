package org.claimscreener.engine.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.claimscreener.engine.decision.RuleInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of the 88 official rules says what the pack does. */
class CoverageTest {
    private static final Path TABLE = Path.of("..", "COVERAGE.md");
    private static final int OFFICIAL_RULES = 88;
    private static final Pattern ROW =
            Pattern.compile("\\| (\\d+) \\| (\\S+) \\| (\\S+) \\| (.*?) \\| (.*?) \\| (.*?) \\| .*");
    private static final Pattern RULE = Pattern.compile("`([a-z0-9-]+)`");

    private record Row(int number, String code, String name, Set<String> rules, String state) {}

    @Test
    void eachOfTheOfficialRulesHasARowUnderItsCodeAndName() throws IOException {
        CaseFields official = OfficialRules.read();

        assertThat(rows()).extracting(Row::number).containsExactly(numbers());
        assertThat(rows())
                .allSatisfy(row -> assertThat(official.text(row.code(), "")).isEqualTo(row.name()));
    }

    @Test
    void eachRowNamesTheRulesOfItsCodeAndNoOthers() throws IOException {
        for (Row row : rows()) {
            Set<String> rules = new TreeSet<>();
            BundledPacks.all().stream()
                    .flatMap(pack -> pack.rules().stream())
                    .filter(rule ->
                            rule.code().equals(row.code()) && rule.packId().equals("national-policy"))
                    .map(RuleInfo::rule)
                    .forEach(rules::add);

            assertThat(row.rules()).as("row %d", row.number()).isEqualTo(rules);
            assertThat(row.state().equals("not decidable"))
                    .as("row %d", row.number())
                    .isEqualTo(rules.isEmpty());
        }
    }

    private static Integer[] numbers() {
        Integer[] numbers = new Integer[OFFICIAL_RULES];
        for (int i = 0; i < OFFICIAL_RULES; i++) {
            numbers[i] = i + 1;
        }
        return numbers;
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Set<String> rules = new TreeSet<>();
                Matcher rule = RULE.matcher(row.group(4));
                while (rule.find()) {
                    rules.add(rule.group(1));
                }
                rows.add(new Row(Integer.parseInt(row.group(1)), row.group(2), row.group(3), rules, row.group(6)));
            }
        }
        return rows;
    }
}
