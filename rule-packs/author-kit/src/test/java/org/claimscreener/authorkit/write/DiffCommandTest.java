package org.claimscreener.authorkit.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackRefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DiffCommandTest {
    private final Typed typed = new Typed();

    @TempDir
    private Path folder = Path.of("");

    private Path before = Path.of("");
    private Path after = Path.of("");

    @BeforeEach
    void write() {
        before = Typed.newPack(folder.resolve("before/my-pack"));
        after = Typed.newPack(folder.resolve("after/my-pack"));
    }

    @Test
    void saysWhatDiffersInWords() throws IOException {
        Typed.replace(after.resolve("pack.yaml"), "version: 0.1.0", "version: 0.2.0");
        Typed.replace(after.resolve("pack.yaml"), "value: 5}", "value: 6, watched: [{scrutiny: 1, value: 3}]}");
        Typed.replace(
                after.resolve("pack.yaml"),
                "    max: 30\n",
                "    max: 30\n    watched: [{grades: [D, E], value: 5}, {points: 9, value: 4}]\n");
        Typed.replace(after.resolve("features.yaml"), "window: 7d", "window: 8d");
        Typed.replace(
                after.resolve("rules/example-drug-sex.drl"),
                "@severity(2) @consequence(\"hold\")",
                "@severity(1) @consequence(\"refuse\")");
        Typed.replace(after.resolve("rules/example-drug-sex.drl"), "line.claimed, ", "");
        Typed.replace(after.resolve("tables/drug_sex.csv"), "宫颈癌片,F", "宫颈癌片剂,F");
        append(after.resolve("tables/drug_sex.csv"), "ZC01AAG0211030203451,宫颈癌栓,F,国家医保局智能监管规则和知识点 第1批\n");
        Files.delete(after.resolve("rules/example-again-soon.drl"));
        Files.delete(after.resolve("cases/example-again-soon.yaml"));

        assertThat(typed.run("diff", before, after)).isEqualTo(1);

        assertThat(typed.out())
                .contains("version: 0.1.0 -> 0.2.0")
                .contains(
                        "overlays: [4301 from 2026-01-01 to 2099-12-31: 5] -> [4301 from 2026-01-01 to 2099-12-31: 6 watched [scrutiny 1: 3]]")
                .contains("watched: [] -> [grades D, E: 5, points 9: 4]")
                .contains("rule example-again-soon removed")
                .contains("severity: 2 (highly suspect) -> 1 (plain breach)", "consequence: hold -> refuse")
                .contains("-     Knowledge( table == \"drug_sex\", $k : this, $line : line, line.claimed, text")
                .contains("+     Knowledge( table == \"drug_sex\", $k : this, $line : line, text")
                .contains("window: 7d -> 8d")
                .contains("rows: 1 added, 0 removed, 1 changed", "+ ZC01AAG0211030203451")
                .contains("cases cases/example-again-soon.yaml removed");
    }

    @Test
    void aFolderAndItsArchiveAreTheSame() throws IOException, PackRefusedException {
        Path archive = Files.write(
                folder.resolve("my-pack.zip"), PackFolder.load(before).archive());

        assertThat(typed.run("diff", archive, after)).isZero();
        assertThat(typed.out()).contains("the same pack, byte for byte");
    }

    @Test
    void showsTheFirstLinesUnlessAskedForAll() throws IOException {
        for (int i = 0; i < 30; i++) {
            append(after.resolve("tables/drug_sex.csv"), "XG04CBD247E0020101099" + (10 + i) + ",药,M,x\n");
        }

        assertThat(typed.run("diff", before, after)).isEqualTo(1);
        assertThat(typed.out())
                .contains("... and 11 lines more; --all shows them")
                .doesNotContain("09939,");
        assertThat(typed.run("diff", before, after, "--all")).isEqualTo(1);
        assertThat(typed.out()).contains("09939,");
    }

    @Test
    void aPackThatCannotBeReadIsTroubleAndNoDifference() {
        assertThat(typed.run("diff", before, folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(typed.err()).contains("there is no rule pack at");
    }

    @Test
    void printsOneJsonDocument() {
        Typed.replace(after.resolve("pack.yaml"), "version: 0.1.0", "version: 0.2.0");

        assertThat(typed.run("diff", before, after, "--json")).isEqualTo(1);
        assertThat(typed.json().at("/changes/0/section").asText()).isEqualTo("header");
        assertThat(typed.json().at("/changes/0/details/0").asText()).isEqualTo("version: 0.1.0 -> 0.2.0");
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }
}
