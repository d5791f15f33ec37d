package org.claimscreener.engine.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.knowledge.KnowledgeImport.Outcome;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.pack.TableDeclaration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KnowledgeImportTest {
    private static final Path NATIONAL = Path.of("../packs/national-policy");
    private static final String MAPPING = """
            tables:
              - table: service_pair
                rules: [pair]
                row_for: item_code_2
                identity: [including_code]
                columns:
                  item_name: [{field: item_name, match: "×(.+)$", write: "$1"}]
                  including_code: [{field: item_code_1}]
                  including_name: [{field: item_name, match: "^(.+?)×", write: "$1"}]
                  includes: [{field: constraint}]
              - table: drug_level
                rules: [level]
                when: {constraint: 三级}
                columns: {item_name: [{field: item_name}], min_rank: [{field: constraint, match: "([0-9])", write: "$1"}]}
              - table: drug_level
                rules: [level]
                columns: {item_name: [{field: item_name}], min_rank: [{write: two}]}
            """;

    private final PointReader reader = new PointReader();

    @Test
    void writesTheRowsThatStayAsTheyWere() throws Exception {
        RulePack pack = national();
        for (TableDeclaration table : pack.tables()) {
            if (!table.key().ofItems()) {
                continue; // points are about items; rows by diagnosis or operation are written by hand
            }
            String before = Files.readString(NATIONAL.resolve(table.file()));
            TableRows rows = new TableRows(table, everyColumnTellsApart(table), before);

            assertThat(rows.csv()).as(table.name()).isEqualTo(before);
            assertThat(rows.changed()).isFalse();
        }
    }

    @Test
    void tellsRowsOfOneItemApartByWhatTheMappingSays() throws Exception {
        KnowledgeImport knowledge = new KnowledgeImport(national(), KnowledgeMapping.read(MAPPING));

        assertThat(knowledge.place(point("pair", "甲×乙", "含乙", "X0001", "X0002")))
                .isEmpty();
        assertThat(knowledge.place(point("pair", "丙×乙", "含乙", "X0003", "X0002")))
                .isEmpty();
        assertThat(knowledge.place(point("pair", "丙×乙", "含乙和丁", "X0003", "X0002")))
                .isEmpty();

        assertThat(outcome(knowledge, "service_pair")).isEqualTo(new Outcome("service_pair", 3, 2, 0, 623));
        assertThat(knowledge.files()).containsOnlyKeys("tables/service_pair.csv");
        assertThat(knowledge.files().get("tables/service_pair.csv"))
                .contains("X0002,乙,X0001,甲,含乙,\nX0002,乙,X0003,丙,含乙和丁,\n");
    }

    @Test
    void saysWhyAPointHasNoPlace() throws Exception {
        KnowledgeImport knowledge = new KnowledgeImport(national(), KnowledgeMapping.read(MAPPING));

        assertThat(knowledge.place(point("pair", "甲×乙", "含", "X0001")))
                .singleElement()
                .satisfies(one -> assertThat(one.why()).isEqualTo("it has no item code number 2"));
        assertThat(knowledge.place(point("level", "甲", "三级", "X0001")))
                .singleElement()
                .satisfies(one -> assertThat(one.why()).startsWith("no min_rank for table drug_level"));
        assertThat(knowledge.place(point("level", "甲", "其他", "X0001", "X0002")))
                .singleElement()
                .satisfies(one -> assertThat(one.why()).startsWith("min_rank is 'two': it must be a whole number"));
        assertThat(knowledge.place(point("other", "甲", "x", "X0001")))
                .singleElement()
                .satisfies(one -> assertThat(one.why()).isEqualTo("no table is mapped for this rule"));
        assertThat(knowledge.files()).isEmpty();
    }

    @Test
    void whatBelongsHereBesidesNeverReplacesARowOfAnotherRule() throws Exception {
        String both = """
                defaults: {item_name: [{field: item_name}], source: [{write: notice}]}
                tables:
                  - table: drug_level
                    rules: [level]
                    columns: {min_rank: [{field: constraint, match: "([0-9])", write: "$1"}]}
                  - table: drug_level
                    rules: [also]
                    also: true
                    columns: {min_rank: [{field: constraint, match: "([0-9])", write: "$1"}]}
                  - table: drug_not_online
                    rules: [also]
                """;
        KnowledgeImport knowledge = new KnowledgeImport(national(), KnowledgeMapping.read(both));

        knowledge.place(point("also", "甲", "1", "X0001", "X0002"));
        knowledge.place(point("level", "甲", "2", "X0001"));
        knowledge.place(point("also", "甲", "3", "X0001", "X0002"));

        assertThat(knowledge.files().get("tables/drug_level.csv"))
                .contains("X0001,甲,2,notice\n", "X0002,甲,3,notice（also）\n");
        assertThat(knowledge.files().get("tables/drug_not_online.csv")).contains("X0001,甲,notice\n");
        assertThat(knowledge.place(point("also", "甲", "none", "X0003")))
                .singleElement()
                .satisfies(one -> assertThat(one.why()).startsWith("besides, for drug_level: no min_rank"));
        assertThat(knowledge.ruleOutcomes())
                .containsExactly(
                        new KnowledgeImport.RuleOutcome("also", 3, 3, 9),
                        new KnowledgeImport.RuleOutcome("level", 1, 1, 1));
    }

    @Test
    void refusesAMappingThatIsNone() {
        assertThatThrownBy(() -> KnowledgeMapping.read("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> KnowledgeMapping.read("tables: []")).hasMessageContaining("maps no table");
        assertThatThrownBy(() -> KnowledgeMapping.read("tables: [{table: a, rules: []}]"))
                .hasMessageContaining("a: 'rules' names no rule");
        assertThatThrownBy(() -> KnowledgeMapping.read("tables: [{table: a, rules: [b], when: {x: '('}}]"))
                .hasMessageContaining("is no pattern");
        assertThatThrownBy(() -> KnowledgeMapping.read("tables: [{table: a, rules: [b], columns: {c: [{read: all}]}}]"))
                .hasMessageContaining("a, c: 'read' is 'all'; write diagnoses, beside, drugs or text");
        assertThatThrownBy(() -> KnowledgeMapping.read("a: 1\na: 2")).hasMessageContaining("line 2");
    }

    private static TableMapping everyColumnTellsApart(TableDeclaration table) {
        return new TableMapping(
                table.name(),
                List.of("r"),
                false,
                Map.of(),
                TableMapping.EACH,
                table.columns().keySet(),
                Map.of());
    }

    private static RulePack national() throws IOException, PackRefusedException {
        return PackFolder.load(NATIONAL);
    }

    private static Outcome outcome(KnowledgeImport knowledge, String table) {
        return knowledge.outcomes().stream()
                .filter(one -> one.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private KnowledgePoint point(String rule, String item, String constraint, String... codes)
            throws UnplacedException {
        return reader.read(
                1,
                "{\"rule_name\":\"" + rule + "\",\"item_name\":\"" + item + "\",\"constraint\":\"" + constraint
                        + "\",\"item_codes\":[\"" + String.join("\",\"", codes) + "\"]}");
    }
}
