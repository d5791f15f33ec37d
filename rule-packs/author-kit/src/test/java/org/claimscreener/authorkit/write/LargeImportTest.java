package org.claimscreener.authorkit.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A hundred thousand points never seen before are rows, not code. */
class LargeImportTest {
    private static final Path NATIONAL = Path.of("../packs/national-policy");
    private static final int POINTS = 100_000;
    private static final String POINT = "{\"rule_code\":\"%s\",\"rule_name\":\"%s\",\"item_name\":\"新药%d\","
            + "\"item_codes\":[\"%s\"],\"constraint\":\"%s\",\"batch\":99}\n";

    private final Typed typed = new Typed();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void rulesHitOnAHundredThousandRowsThatNobodyWroteCodeFor() throws IOException {
        Path pack = copy(NATIONAL, folder.resolve("pack"));
        Path points = folder.resolve("points.jsonl");
        try (Writer out = Files.newBufferedWriter(points)) {
            for (int i = 0; i < POINTS; i++) {
                out.write(point(i));
            }
        }
        Files.writeString(pack.resolve("cases/drug-indication.yaml"), cases("drug-indication", code(99_998), 999_98));
        Files.writeString(pack.resolve("cases/drug-sex.yaml"), cases("drug-sex", code(99_999), 999_99));

        assertThat(typed.run("import-knowledge", points, "--into", pack)).isZero();
        assertThat(typed.out()).contains("100,000 points, 0 not placed");
        assertThat(typed.run("import-knowledge", points, "--into", pack, "--json"))
                .isZero();
        assertThat(typed.out()).contains("\"placed\":50000,\"unchanged\":50000,\"updated\":0,\"added\":0");

        assertThat(typed.run("test", pack, "--rule", "drug-indication")).isZero();
        assertThat(typed.run("test", pack, "--rule", "drug-sex")).isZero();
    }

    /** A limit to a disease, or to a sex, in turn. */
    private static String point(int i) {
        boolean sex = i % 2 == 1;
        String rule = sex ? "GZ10000301004000" : "GZ10000101008000";
        String name = sex ? "药品区分性别使用" : "药品限适应症";
        String constraint = sex ? "用于子宫肌瘤" : i % 4 == 0 ? "限慢性乙型肝炎患者。" : "限经治疗失败的肺癌患者。";
        return String.format(Locale.ROOT, POINT, rule, name, i, code(i), constraint);
    }

    private static String code(int i) {
        return String.format(Locale.ROOT, "XZ09ZZZ900A0010%08d", i);
    }

    /** Of a man with hypertension, whom neither limit allows. */
    private static String cases(String rule, String code, int fen) {
        return String.format(Locale.ROOT, """
                rule: %s
                cases:
                  - name: a drug never seen before
                    hit: true
                    amount_fen: %d
                    settlement:
                      lines: [{item: %s, price_yuan: %d.%02d}]
                """, rule, fen, code, fen / 100, fen % 100);
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return to;
    }
}
