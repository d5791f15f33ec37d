package org.claimscreener.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.claimscreener.commandline.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ScreenCommandIT {
    private static final String MALFORMED = "{\"infno\":\"2207\",\"setlinfo\":";
    private static final Path NATIONAL_POLICY = Installation.find().root().resolve("rule-packs/packs/national-policy");

    @TempDir
    private Path folder;

    private final Typed typed = new Typed();
    private List<String> sample = List.of();

    @BeforeEach
    void readSample() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ScreenCommandIT.class.getResourceAsStream("national-sample.jsonl"))) {
            sample = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void givesTheSameBytesEveryTimeAndAMalformedLineCostsItselfOnly() throws IOException {
        Path in = write("_a name with spaces.jsonl", Stream.concat(Stream.of(MALFORMED), sample.stream()));
        Path first = folder.resolve("first.jsonl");
        Path second = folder.resolve("second.jsonl");

        assertThat(screen(in, first)).isEqualTo(ExitCodes.OK);
        assertThat(screen(in, second, "--strict", "--quiet")).isEqualTo(ExitCodes.DEAD_LETTERS);

        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(Files.readAllLines(first)).hasSize((int) settlements());
        assertThat(deadLetters(first))
                .singleElement()
                .satisfies(letter -> assertThat(letter).startsWith("{\"line\":1,\"reason\":\"UNREADABLE\""));
        assertThat(typed.err().lines().toList())
                .last()
                .satisfies(line ->
                        assertThat(line).contains(settlements() + " settlements in", "1 dead letters in " + first));
    }

    @Test
    void decidesWithTheNamedPacksAlone() throws IOException {
        Path in = write("in.jsonl", sample.stream());
        Path out = folder.resolve("out.jsonl");

        assertThat(screen(in, out, "--packs", NATIONAL_POLICY.toString())).isEqualTo(ExitCodes.OK);

        assertThat(Files.readAllLines(out))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("\"packs\":[\"national-policy@"));
        assertThat(deadLetters(out)).isEmpty();
    }

    @Test
    void refusesWhatTheStandingsBarAndNothingWhenALineOfThemIsWrong() throws IOException {
        Path in = write("in.jsonl", Stream.of(sample.get(0)));
        Path out = folder.resolve("out.jsonl");
        String order = "{\"subject_kind\":\"INSTITUTION\",\"subject_id\":\"H43010200001\",\"issued_at\":\"2026-09-01\","
                + "\"issued_by\":\"长沙市医疗保障局\",\"entries\":[{\"kind\":\"TERMINATION\",\"valid_from\":\"2026-09-01\","
                + "\"order_no\":\"1号\",\"legal_basis\":\"《条例》第十三条\"}]}";
        Path standing = write("standing.jsonl", Stream.of(order));
        Path wrong = write("wrong.jsonl", Stream.of(order, order));

        assertThat(screen(in, out, "--standing", standing.toString())).isEqualTo(ExitCodes.OK);
        assertThat(Files.readAllLines(out))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"verdict\":\"REFUSE\"", "ST-01", "1号"));

        assertThat(screen(in, folder.resolve("none.jsonl"), "--standing", wrong.toString()))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("line 2: the subject stands on line 1 already");
        assertThat(folder.resolve("none.jsonl")).doesNotExist();
        assertThat(screen(in, folder.resolve("none.jsonl"), "--standing", "/nowhere/standing.jsonl"))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("/nowhere/standing.jsonl cannot be read: no such file");
    }

    @Test
    void leavesWhatWasThereWhenItCannotBegin() throws IOException {
        Path out = folder.resolve("out.jsonl");
        Files.writeString(out, "old");

        assertThat(screen(folder.resolve("missing.jsonl"), out)).isEqualTo(ExitCodes.FAILED);

        assertThat(typed.err()).hasLineCount(1).contains("missing.jsonl cannot be read: no such file");
        assertThat(out).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(out);
        }
    }

    @Test
    void refusesToOverwriteItsInput() throws IOException {
        Path in = write("in.jsonl", sample.stream());
        Path alias = Files.createSymbolicLink(folder.resolve("alias.jsonl"), in);

        assertThat(screen(in, alias)).isEqualTo(ExitCodes.USAGE);
        assertThat(screen(in, folder.resolve("out.jsonl"), "--dead-letters", in.toString()))
                .isEqualTo(ExitCodes.USAGE);

        assertThat(Files.readAllLines(in)).isEqualTo(sample);
        assertThat(typed.err()).contains("is the input");
    }

    @Test
    void listsEveryProblemOfABrokenPackByFileAndLine() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(pack.resolve("pack.yaml"), "id: Broken Pack\nunknown_field: 1\n");
        Path in = write("in.jsonl", sample.stream());

        assertThat(screen(in, folder.resolve("out.jsonl"), "--packs", pack.toString()))
                .isEqualTo(ExitCodes.FAILED);

        assertThat(typed.err()).contains("rule packs are refused").contains(pack.resolve("pack.yaml") + ":");
    }

    @Test
    void namesTheRuleThatDoesNotCompile() throws IOException {
        Path pack = copy(NATIONAL_POLICY, folder.resolve("pack"));
        Path rule = pack.resolve("rules/service-sex.drl");
        Files.writeString(rule, Files.readString(rule).replace("then", "thenn"));
        Path in = write("in.jsonl", sample.stream());

        assertThat(screen(in, folder.resolve("out.jsonl"), "--packs", pack.toString()))
                .isEqualTo(ExitCodes.FAILED);

        assertThat(typed.err()).contains("rule pack national-policy is refused").contains("rules/service-sex.drl:");
        assertThat(folder.resolve("out.jsonl")).doesNotExist();
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    private int screen(Path in, Path out, String... more) {
        return typed.run(
                Stream.concat(Stream.of("screen", "--in", in.toString(), "--out", out.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private Path write(String name, Stream<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines.toList());
    }

    private static List<String> deadLetters(Path results) throws IOException {
        return Files.readAllLines(results.resolveSibling(results.getFileName() + ".dead-letters.jsonl"));
    }

    /** Reversals have no line of their own. */
    private long settlements() {
        return sample.stream().filter(line -> line.contains("\"feedetail\"")).count();
    }
}
