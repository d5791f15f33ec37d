package org.claimscreener.engine.drools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.PackUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Attacks by rule text, a file each: {@code hostile/*.drl} begins with the line and the words that refuse it. */
class HostileRulesTest {
    private static final Pattern EXPECTS = Pattern.compile("// expects (\\d+): (.*)");
    private static final int LEAST = 25;

    static List<Path> attacks() throws Exception {
        Path folder = Path.of(Objects.requireNonNull(HostileRulesTest.class.getResource("/hostile"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void refusesTheAttackWithItsLine(Path file) throws IOException {
        String rules = Files.readString(file);
        Matcher expected = EXPECTS.matcher(rules.lines().findFirst().orElseThrow());
        assertThat(expected.matches()).as("first line of " + file).isTrue();

        List<PackProblem> problems = RuleGate.problems(PackUnderTest.plain()
                .without("rules/drugs.drl")
                .without("rules/visits.drl")
                .with("rules/hostile.drl", rules)
                .checked());

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("rules/hostile.drl");
            assertThat(problem.line()).isEqualTo(Integer.parseInt(expected.group(1)));
            assertThat(problem.what()).contains(expected.group(2));
            assertThat(problem.howToMend()).isNotBlank();
        });
    }

    @Test
    void holdsManyAttacks() throws Exception {
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(LEAST);
    }
}
