package org.claimscreener.authorkit.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class CheckCommandTest {
    private final Typed typed = new Typed();

    @TempDir
    private Path folder = Path.of("");

    private Path pack = Path.of("");

    @BeforeEach
    void write() {
        pack = Typed.newPack(folder.resolve("my-pack"));
    }

    @Test
    void saysEverythingThatIsWrongAtOnceByFileAndLine() {
        Typed.replace(pack.resolve("pack.yaml"), "version: 0.1.0", "version: one");
        Typed.replace(pack.resolve("features.yaml"), "visit.channel ==", "visit.chanel ==");
        Typed.replace(pack.resolve("tables/drug_sex.csv"), "ZC01AAG0211010103451", "zc01");
        Typed.replace(pack.resolve("rules/example-drug-sex.drl"), "sexLetter != \"\"", "sexLeter != \"\"");
        Typed.replace(pack.resolve("cases/example-again-soon.yaml"), "because: [P1]", "becuase: [P1]");

        assertThat(typed.run("check", pack)).isEqualTo(1);

        assertThat(typed.out())
                .contains("my-pack/pack.yaml:4: 'version' is 'one' — it must be a semantic version")
                .contains("my-pack/features.yaml:6: 'where'")
                .contains("my-pack/tables/drug_sex.csv:4: item code 'zc01'")
                .contains("my-pack/rules/example-drug-sex.drl:6: unknown member of Person 'sexLeter' — did you mean")
                .contains("cases/example-again-soon.yaml:8: 'the day before, elsewhere': unknown field 'becuase'")
                .contains("did you mean 'because'?")
                .contains("5 problems, 0 warnings in 1 pack");
    }

    @Test
    void namesTheRuleThatACaseFileMeans() {
        Typed.replace(pack.resolve("cases/example-drug-sex.yaml"), "rule: example-drug-sex", "rule: example-drug-seks");

        assertThat(typed.run("check", pack)).isEqualTo(1);
        assertThat(typed.out())
                .contains("cases/example-drug-sex.yaml:3: its rule 'example-drug-seks' is not in the pack"
                        + " — did you mean 'example-drug-sex'?");
        assertThat(typed.run("test", pack)).isEqualTo(1);
        assertThat(typed.err()).contains("did you mean 'example-drug-sex'?");
    }

    @Test
    void refusesALegalBasisWithoutAnArticle() {
        Typed.replace(pack.resolve("rules/example-drug-sex.drl"), "第三十八条第二项", "");

        assertThat(typed.run("check", pack)).isEqualTo(1);
        assertThat(typed.out()).contains("example-drug-sex.drl:2: rule 'example-drug-sex': @legal names no article");
    }

    @Test
    void warnsOfWhatIsUnusedOutOfDateAndWithTooFewCases() throws IOException {
        Typed.replace(pack.resolve("pack.yaml"), "to: null}", "to: 2026-01-31}");
        Typed.replace(pack.resolve("pack.yaml"), "sex: text}", "sex: text, note: text}");
        Typed.replace(pack.resolve("tables/drug_sex.csv"), "item_name,sex,", "item_name,sex,note,");
        Typed.replace(pack.resolve("tables/drug_sex.csv"), ",国家", ",,国家");
        Files.delete(pack.resolve("rules/example-many-purchases.drl"));
        Files.delete(pack.resolve("cases/example-many-purchases.yaml"));
        Files.delete(pack.resolve("cases/example-again-soon.yaml"));

        assertThat(typed.run("check", pack)).isZero();
        assertThat(typed.run("check", pack, "--strict")).isEqualTo(1);

        assertThat(typed.out())
                .contains("pack.yaml:10: warning: was in force until 2026-01-31")
                .contains("warning: parameter 'example_purchases' is used by no rule")
                .contains("features.yaml:3: warning: feature 'example_purchases_7d' is used by no rule")
                .contains("column 'note' of table 'drug_sex' is read by no rule")
                .contains("rule 'example-again-soon' has 0 hits and 0 near misses")
                .contains("rule 'example-again-soon' fires on none of 20 settlements tried")
                .contains("rule 'example-again-soon': no near miss stops at FeeLine( claimed )");
    }

    @Test
    void warnsOfARuleThatAlwaysFires() {
        Typed.replace(
                pack.resolve("rules/example-many-purchases.drl"), "Visit( mode == VisitMode.PHARMACY )", "Visit( )");
        Typed.replace(
                pack.resolve("rules/example-many-purchases.drl"),
                "> parameters.number(\"example_purchases\") )",
                ">= 0, $features != null )");
        Typed.replace(pack.resolve("rules/example-many-purchases.drl"), ", $features != null", "");

        typed.run("check", pack);

        assertThat(typed.out())
                .contains("rule 'example-many-purchases' fires on all of 60 settlements tried")
                .contains("cases fail, first");
    }

    @Test
    void triesTheRulesOnASampleToo() throws IOException {
        Path sample = folder.resolve("sample.jsonl");
        Files.writeString(sample, "{\"infno\":\"2207\"}\nnot json\n");

        assertThat(typed.run("check", pack, "--sample", sample)).isEqualTo(1);
        assertThat(typed.err()).contains("holds no settlement in the national form");
        assertThat(typed.run("check", pack, "--sample", folder.resolve("none.jsonl")))
                .isEqualTo(1);
        assertThat(typed.err()).contains("none.jsonl cannot be read: no such file or folder");
    }

    @Test
    void saysWhatIsWrongWithFilesThatAreNone() throws IOException {
        Files.writeString(pack.resolve("pack.yaml"), "\uFEFF" + Files.readString(pack.resolve("pack.yaml")));
        Files.writeString(pack.resolve("features.yaml"), "");
        Typed.replace(
                pack.resolve("cases/example-drug-sex.yaml"),
                "rule: example-drug-sex",
                "rule: x\nrule: example-drug-sex");
        Path archive = Files.writeString(folder.resolve("broken.zip"), "PK no zip");
        Path empty = Files.writeString(folder.resolve("empty.zip"), "");

        assertThat(typed.run("check", pack, archive, empty)).isEqualTo(1);

        assertThat(typed.out())
                .contains("pack.yaml:1: begins with a byte order mark — save it as UTF-8 without BOM")
                .contains("features.yaml:1: is empty")
                .contains("broken.zip: broken.zip: has no manifest.json")
                .contains("empty.zip: empty.zip: has no manifest.json")
                .contains("in 3 packs");
        assertThat(typed.run("check", folder.resolve("nowhere"))).isEqualTo(1);
        assertThat(typed.err()).contains("there is no rule pack at");
        assertThat(typed.run("check")).isEqualTo(2);
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        Typed.replace(pack.resolve("pack.yaml"), "version: 0.1.0", "version: 0.1.0\nversion: 0.2.0");
        Typed.replace(
                pack.resolve("cases/example-drug-sex.yaml"),
                "rule: example-drug-sex",
                "rule: x\nrule: example-drug-sex");

        assertThat(typed.run("check", pack)).isEqualTo(1);
        assertThat(typed.out())
                .contains("pack.yaml:5: 'version' stands twice")
                .contains("cases/example-drug-sex.yaml:4: is not YAML: 'rule' stands twice");
    }

    @Test
    void printsOneJsonDocument() {
        Typed.replace(pack.resolve("rules/example-drug-sex.drl"), "第三十八条第二项", "");

        assertThat(typed.run("check", pack, "--json")).isEqualTo(1);

        JsonNode problem = typed.json().at("/packs/0/problems/0");
        assertThat(problem.path("file").asText()).isEqualTo("rules/example-drug-sex.drl");
        assertThat(problem.path("line").asInt()).isEqualTo(2);
        assertThat(problem.path("how_to_mend").asText()).contains("第三十八条");
        assertThat(typed.json().path("problems").asInt()).isEqualTo(1);
    }
}
