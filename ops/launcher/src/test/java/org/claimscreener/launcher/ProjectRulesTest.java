package org.claimscreener.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of the sources of all modules, looked at where all of them come together. */
class ProjectRulesTest {
    private static final int LONGEST_FILE = 400;

    private static final List<Path> MODULES = List.of(
            Path.of("../../schemas/wire"),
            Path.of("../../schemas/national"),
            Path.of("../../rule-packs/engine"),
            Path.of("../../rule-packs/author-kit"),
            Path.of("../../flink-jobs/common"),
            Path.of("../../flink-jobs/holds"),
            Path.of("../../flink-jobs/metrics"),
            Path.of("../../flink-jobs/screening"),
            Path.of("../../flink-jobs/supervision"),
            Path.of("../../benchmarks/traffic"),
            Path.of("../../benchmarks/faults"),
            Path.of("../../benchmarks/accuracy"),
            Path.of("../../benchmarks/desk"),
            Path.of("../../benchmarks/console"),
            Path.of("../../benchmarks/orders"),
            Path.of("../../benchmarks/load"),
            Path.of("../../benchmarks/peers"),
            Path.of("../../benchmarks/measuring"),
            Path.of("../audit"),
            Path.of("../console"),
            Path.of("../stack"),
            Path.of("../verifier"),
            Path.of("."));

    @Test
    void everyPackageSaysWhatLivesInIt() {
        assertThat(sources("src/main/java").map(Path::getParent).distinct())
                .isNotEmpty()
                .allSatisfy(folder ->
                        assertThat(folder.resolve("package-info.java")).exists());
    }

    @Test
    void aTestThatTheBuildWouldNotRunIsABug() {
        assertThat(sources("src/test/java").filter(ProjectRulesTest::hasTests))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.getFileName().toString()).matches(".*(Test|IT)\\.java"));
    }

    @Test
    void noFileIsTwoFiles() {
        assertThat(sources("src/main/java"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(lines(file)).hasSizeLessThanOrEqualTo(LONGEST_FILE));
    }

    @Test
    void nothingIsPutOffWithoutAnIssue() {
        // Put together here, so that this file does not find itself.
        String mark = "TO" + "DO";
        assertThat(Stream.of("src/main/java", "src/test/java").flatMap(ProjectRulesTest::sources))
                .allSatisfy(file -> assertThat(lines(file)).noneMatch(line -> line.contains(mark)));
    }

    private static boolean hasTests(Path file) {
        return lines(file).stream()
                .map(String::strip)
                .anyMatch(line -> line.equals("@Test") || line.equals("@TestFactory") || line.equals("@ArchTest"));
    }

    private static Stream<Path> sources(String folder) {
        return MODULES.stream()
                .map(module -> module.resolve(folder))
                .filter(Files::isDirectory)
                .flatMap(ProjectRulesTest::javaFiles);
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
