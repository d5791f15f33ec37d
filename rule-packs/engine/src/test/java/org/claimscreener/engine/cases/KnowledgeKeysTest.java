package org.claimscreener.engine.cases;

import java.util.List;

import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.PackText;
import org.claimscreener.engine.pack.PackUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tables that are looked up by diagnoses, operations and names, in rules and cases. */
class KnowledgeKeysTest {
    private static final String ANNOTATIONS =
            "@code(\"T-1\") @title(\"t\") @severity(3) @consequence(\"note\") @behaviour(1) @legal(\"第三十八条\")\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            diagnosis: N40.x00                                    | true
            diagnosis: N41.000                                    | false
            'diagnosis: I10.x00, diagnoses: [N40.x00]'            | true
            diagnosis: none                                       | false
            """)
    void aRowStandsForEveryDiagnosisThatBeginsSo(String settlement, boolean hit) throws Exception {
        String rule = """
                rule "keyed"
                    %s
                when
                    DiagnosisKnowledge( table == "drug_days", $k : this, $d : diagnosis, number("max_days") > 3 )
                then
                    findings.visit().evidence("%%s", $d.code()).english("%%d", $k.number("max_days"));
                end
                """.formatted(ANNOTATIONS);

        assertThat(failures("diagnosis_prefix", "N40,7\nN4,1\n", rule, settlement, hit))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'operations: [{code: 13.4100, day: 2026-09-08}]'                         | true
            'operations: [{code: 13.4100}]'                                          | false
            'operations: [{code: 13.4100, undated: true}]'                           | false
            'operations: [{code: 14.1, day: 2026-09-08}]'                            | false
            'operations: [{code: 14.1}, {code: "13.4", main: true, day: 2026-09-08}]'| true
            """)
    void aRowStandsForEveryOperationThatBeginsSo(String operations, boolean hit) throws Exception {
        String rule = """
                rule "keyed"
                    %s
                when
                    Visit( $visit : this )
                    OperationKnowledge( table == "drug_days", $o : operation, operation.dated, operation.day > $visit.firstDay )
                then
                    findings.visit().evidence("%%s %%s", $o.label(), $o.day());
                end
                """.formatted(ANNOTATIONS);
        String stay = "stay: {from: 2026-09-07, to: 2026-09-09}, " + operations;

        assertThat(failures("operation_prefix", "13.4,7\n", rule, stay, hit)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'lines: [{item: LOCAL-1, name: 附子}]'    | true
            'lines: [{item: LOCAL-1, name: 附子片}]'   | false
            'lines: [{item: LOCAL-1}]'               | false
            """)
    void aRowStandsForEveryLineOfThatWholeName(String lines, boolean hit) throws Exception {
        String rule = """
                rule "keyed"
                    %s
                when
                    Knowledge( table == "drug_days", $k : this, $line : line, number("max_days") > 3 )
                then
                    findings.line($line).evidence("%%s", $k.text("item_name"));
                end
                """.formatted(ANNOTATIONS);

        assertThat(failures("item_name", "附子,7\n", rule, lines, hit)).isEmpty();
    }

    @Test
    void rowsMatchedAsSomethingElseAreRefusedWithWhatTheyAre() {
        String rule = """
                rule "keyed"
                    %s
                when
                    Knowledge( table == "drug_days", $line : line )
                then
                    findings.line($line).evidence("x");
                end
                """.formatted(ANNOTATIONS);

        assertThatThrownBy(() -> compile("diagnosis_prefix", "N40,7\n", rule).close())
                .isInstanceOf(PackRefusedException.class)
                .hasMessageContaining("DiagnosisKnowledge( table == \"drug_days\"");
    }

    private static List<String> failures(String key, String rows, String rule, String settlement, boolean hit)
            throws Exception {
        String cases = """
                rule: keyed
                cases:
                  - {name: one, hit: %s, settlement: {%s}}
                """.formatted(hit, settlement);
        PackText text = new PackText("cases/keyed.yaml", cases);
        try (CompiledPack pack = compile(key, rows, rule)) {
            return new PackCases(pack).run(CaseFile.read(text).get(0)).failures();
        }
    }

    private static CompiledPack compile(String key, String rows, String rule) throws PackRefusedException {
        return CompiledPack.compileUntimed(PackUnderTest.withRules(rule)
                .replacing(
                        "pack.yaml",
                        "file: tables/drug_days.csv\n    key: item_code",
                        "file: tables/drug_days.csv\n    key: " + key)
                .with("tables/drug_days.csv", key + ",max_days\n" + rows)
                .checked());
    }
}
