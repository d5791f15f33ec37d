package org.claimscreener.authorkit.write;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ImportCommandTest {
    private static final String SEX =
            "{\"rule_code\":\"GZ10000301004000\",\"rule_name\":\"药品区分性别使用\",\"item_name\":\"%s\","
                    + "\"item_codes\":[\"%s\"],\"constraint\":\"x\",\"batch\":17,\"only_sex\":\"%s\"}\n";
    private static final String NEW = SEX.formatted("宫颈癌片", "ZC01AAG0210020103451", "F");

    private final Typed typed = new Typed();

    @TempDir
    private Path folder = Path.of("");

    private Path pack = Path.of("");
    private Path table = Path.of("");
    private Path points = Path.of("");

    @BeforeEach
    void write() {
        pack = Typed.newPack(folder.resolve("my-pack"));
        table = pack.resolve("tables/drug_sex.csv");
        points = folder.resolve("points.jsonl");
    }

    @Test
    void placesNewRowsInOrderAndChangesNothingTheSecondTime() throws IOException {
        Files.writeString(points, NEW + NEW);

        assertThat(typed.run("import-knowledge", points, "--into", pack)).isZero();
        String once = Files.readString(table);
        assertThat(typed.run("import-knowledge", points, "--into", pack, "--json"))
                .isZero();

        assertThat(once.lines().skip(1))
                .hasSize(4)
                .isSorted()
                .contains("ZC01AAG0210020103451,宫颈癌片,F,国家医保局智能监管规则和知识点 第17批");
        assertThat(Files.readString(table)).isEqualTo(once);
        assertThat(typed.out())
                .contains("drug_sex                        2          1          0          1          4");
        assertThat(typed.out()).contains("\"unchanged\":2,\"updated\":0,\"added\":0,\"rows\":4");
        assertThat(typed.run("test", pack)).isZero();
    }

    @Test
    void updatesTheRowOfAPointThatChanged() throws IOException {
        Files.writeString(points, SEX.formatted("宫颈癌栓", "ZC01AAG0211010103451", "M"));

        assertThat(typed.run("import-knowledge", points, "--into", pack, "--json"))
                .isZero();

        assertThat(Files.readString(table))
                .contains("ZC01AAG0211010103451,宫颈癌栓,M,")
                .doesNotContain("宫颈癌栓,F,");
        assertThat(typed.json().at("/tables/0/updated").asInt()).isEqualTo(1);
        assertThat(typed.json().at("/tables/0/added").asInt()).isZero();
    }

    @Test
    void reportsWhatHasNoPlaceWithItsLineAndReason() throws IOException {
        Files.writeString(
                points,
                "\uFEFF{}\n" + NEW + "\nnot json\n{\"rule_name\":\"r\",\"rule_name\":\"s\"}\n"
                        + SEX.formatted("a", "lower-case", "F") + SEX.formatted("b", "ZC01AAG0210020103452", "X")
                        + "{\"rule_code\":\"GZ1\",\"rule_name\":\"r\",\"item_name\":\"i\",\"item_codes\":[\"A1234\"]}\n"
                        + "{\"rule_code\":\"GZ1\",\"rule_name\":\"r\",\"item_name\":\"i\",\"item_codes\":[]}\n");
        Path report = folder.resolve("unplaced.jsonl");

        assertThat(typed.run("import-knowledge", points, "--into", pack, "--report", report))
                .isZero();

        assertThat(Files.readAllLines(report))
                .hasSize(7)
                .anyMatch(line -> line.contains("\"line\":1,") && line.contains("byte order mark"))
                .anyMatch(line -> line.contains("\"line\":4,") && line.contains("is not JSON"))
                .anyMatch(line -> line.contains("\"line\":5,") && line.contains("repeats a field"))
                .anyMatch(line -> line.contains("\"line\":6,") && line.contains("item code 'lower-case'"))
                .anyMatch(line -> line.contains("\"line\":7,") && line.contains("no sex for table drug_sex"))
                .anyMatch(line -> line.contains("\"line\":8,") && line.contains("no table is mapped for this rule"))
                .anyMatch(line -> line.contains("\"line\":9,") && line.contains("has no item_codes"));
        assertThat(typed.out()).contains("8 points, 7 not placed");
        assertThat(Files.readString(table)).contains("ZC01AAG0210020103451");
    }

    @Test
    void writesNothingInADryRunOrWhenThePackIsNotRight() throws IOException {
        Files.writeString(points, NEW);
        String before = Files.readString(table);

        assertThat(typed.run("import-knowledge", points, "--into", pack, "--dry-run"))
                .isZero();
        Typed.replace(pack.resolve("pack.yaml"), "version: 0.1.0", "version: one");
        assertThat(typed.run("import-knowledge", points, "--into", pack, "--report", folder.resolve("r.jsonl")))
                .isEqualTo(1);

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("my-pack", "points.jsonl");
        assertThat(Files.readString(table)).isEqualTo(before);
        assertThat(typed.out()).contains("nothing was written (--dry-run)");
        assertThat(typed.err()).contains("pack.yaml:4: 'version' is 'one'");
    }

    @Test
    void takesAMappingOfTheAuthorsOwn() throws IOException {
        Path mapping = folder.resolve("mapping.yaml");
        Files.writeString(mapping, """
                tables:
                  - table: drug_sex
                    rules: [my rule]
                    when: {constraint: "仅限"}
                    columns:
                      item_name: [{field: item_name}]
                      sex: [{field: constraint, match: "仅限(男|女)", write: "$1"}]
                """);
        Files.writeString(
                points,
                "{\"rule_name\":\"my rule\",\"item_name\":\"i\",\"item_codes\":[\"A1234\"],\"constraint\":\"仅限女\"}\n");

        assertThat(typed.run("import-knowledge", points, "--into", pack, "--mapping", mapping))
                .isZero();
        assertThat(Files.readString(table)).contains("\nA1234,i,女,\n");

        Typed.replace(mapping, "sex: [", "sexes: [");
        assertThat(typed.run("import-knowledge", points, "--into", pack, "--mapping", mapping))
                .isEqualTo(1);
        Typed.replace(mapping, "columns:", "colums:");
        assertThat(typed.run("import-knowledge", points, "--into", pack, "--mapping", mapping))
                .isEqualTo(1);
        assertThat(typed.err())
                .contains("table drug_sex has no column 'sexes'")
                .contains("unknown key 'colums'; did you mean 'columns'?");
    }

    @Test
    void theMappingThatShipsKnowsEveryTableOfTheNationalPack() throws IOException {
        Path example = Path.of("../author-kit/examples/knowledge-points.jsonl");

        assertThat(typed.run("import-knowledge", example, "--into", "../packs/national-policy", "--dry-run", "--json"))
                .isZero();

        assertThat(typed.json().path("tables")).hasSizeGreaterThanOrEqualTo(19).allSatisfy(table -> {
            assertThat(table.path("added").asInt()).isZero();
            assertThat(table.path("updated").asInt()).isZero();
        });
        assertThat(typed.out()).contains("\"table\":\"drug_sex\",\"placed\":20,\"unchanged\":20");
    }

    @Test
    void addsWordsOfTheAuthorsOwnAndCountsByRule() throws IOException {
        Path mapping = folder.resolve("mapping.yaml");
        Files.writeString(mapping, """
                tables:
                  - table: drug_sex
                    rules: [my rule]
                    columns: {item_name: [{field: item_name}], sex: [{field: constraint, read: diagnoses}]}
                """);
        Files.writeString(
                points,
                "{\"rule_name\":\"my rule\",\"item_name\":\"i\",\"item_codes\":[\"A1234\"],\"constraint\":\"限红皮病\"}\n");
        Path terms = folder.resolve("terms.csv");
        Files.writeString(terms, "term,kind,codes,source\n红皮病,disease,L53,own list\n");

        assertThat(typed.run("import-knowledge", points, "--into", pack, "--mapping", mapping))
                .isZero();
        assertThat(typed.out()).contains("words that the book of diseases does not know: 限红皮病");
        assertThat(typed.run("import-knowledge", points, "--into", pack, "--mapping", mapping, "--terms", terms))
                .isZero();
        assertThat(typed.out()).contains("          1          1          0  my rule");
        assertThat(Files.readString(table)).contains("\nA1234,i,L53,\n");

        Files.writeString(terms, "term,kind,codes,source\n红皮病,disease,L5,own list\n");
        assertThat(typed.run("import-knowledge", points, "--into", pack, "--terms", terms))
                .isEqualTo(1);
        assertThat(typed.err()).contains("terms.csv: line 2: 'L5' is no code of a disease");
    }

    @Test
    void readsAMillionPoints() throws IOException {
        try (Writer out = Files.newBufferedWriter(points)) {
            for (int i = 0; i < 1_000_000; i++) {
                // Each is wrong in a way of its own, but for every thousandth.
                String code = i % 1_000 == 0 ? "XZ" + (100_000 + i / 1_000) : "x" + i;
                out.write(
                        "{\"rule_code\":\"GZ10000301004000\",\"rule_name\":\"r\",\"item_name\":\"i\",\"item_codes\":[\""
                                + code + "\"],\"batch\":1,\"only_sex\":\"M\"}\n");
            }
        }

        assertThat(typed.run("import-knowledge", points, "--into", pack)).isZero();

        assertThat(typed.out())
                .contains("1,000,000 points, 999,000 not placed")
                .contains("998,000  other reasons; --report has each");
        assertThat(Files.readAllLines(table)).hasSize(1_004);
    }

    @Test
    void asksForAFolderAndAFileThatAreThere() throws IOException {
        Files.writeString(points, "");

        assertThat(typed.run("import-knowledge", points, "--into", pack)).isZero();
        assertThat(typed.run("import-knowledge", folder.resolve("none"), "--into", pack))
                .isEqualTo(1);
        assertThat(typed.run("import-knowledge", points, "--into", folder.resolve("none")))
                .isEqualTo(1);
        assertThat(typed.run("import-knowledge", points)).isEqualTo(2);

        assertThat(typed.err()).contains("none cannot be read", "there is no pack folder at");
    }
}
