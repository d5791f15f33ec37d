package org.claimscreener.engine.drools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.PackUnderTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** The gate behind the text gate, which is left out here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodeGateTest {
    private List<PackProblem> problems = List.of();

    @BeforeAll
    void compilePastTheTextGate() {
        Generated rules = new Generated()
                .rule("harmless", "Person( $p : this )", "findings.visit().evidence(\"%s\", $p.sexName());")
                .rule("exits", "Person()", "System.exit(1);")
                .rule("executes", "Person()", "Runtime.getRuntime().exec(\"id\");")
                .rule("starts", "Person()", "new Thread().start();")
                .rule("reads", "Person()", "java.nio.file.Files.readString(java.nio.file.Path.of(\"/etc/passwd\"));")
                .rule("reflects", "Person( $p : this )", "$p.getClass();")
                .rule("loops", "Person( $p : this )", "while ($p.ageYears() > 0) { findings.visit(); }")
                .rule("locks", "Person( $p : this )", "synchronized ($p) { findings.visit(); }")
                .rule(
                        "swallows",
                        "Person()",
                        "try { findings.visit(); } catch (RuntimeException e) { findings.lines(null); }")
                .rule("throws", "Person()", "if (findings != null) { throw new RuntimeException(\"x\"); }")
                .rule("hides", "Person()", "Runnable r = () -> System.exit(1); r.run();")
                .rule("refers", "Person()", "java.util.function.IntConsumer r = System::exit; r.accept(1);")
                .rule("fills", "Person()", "long[][] all = new long[1000000][1000000]; findings.lines(null);")
                .rule("reserves", "Person()", "byte[] all = new byte[2000000000]; findings.lines(null);")
                .rule("matches", "Person( patientId matches \"(a+)+b\" )", "findings.visit();")
                .rule("asks", "Person( System.currentTimeMillis() > ageDays )", "findings.visit();")
                .rule("repeats", "Person( patientId.repeat(9) == \"x\" )", "findings.visit();")
                .rule(
                        "escapes",
                        "Person( $p : this )",
                        "findings.visit().evidence(\"%s\", Thread.currentThread().getContextClassLoader());")
                .rule("budgets", "Person()", "org.claimscreener.engine.drools.RuleBudget.tick();");
        GeneratedCode code = rules.compile();
        problems = CodeGate.problems(code, new RuleOrigins(code), rules.rules());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exits | 5 | it touches java.lang.System.exit",
                "executes | 5 | it touches java.lang.Runtime.getRuntime",
                "executes | 5 | it touches java.lang.Runtime.exec",
                "starts | 5 | it names java.lang.Thread",
                "starts | 5 | it touches java.lang.Thread.start",
                "reads | 5 | it touches java.nio.file.Files.readString",
                "reflects | 5 | it touches java.lang.Object.getClass",
                "loops | 5 | it loops",
                "locks | 5 | it locks an object",
                "swallows | 5 | it catches exceptions",
                "throws | 5 | it throws an exception itself",
                "hides | 5 | it touches java.lang.Runnable.run",
                "hides | 5 | it is linked by java.lang.invoke.LambdaMetafactory.metafactory",
                "reserves | 5 | it makes an array of numbers",
                "hides | 5 | it touches java.lang.System.exit",
                "refers | 5 | it touches java.lang.System.exit",
                "fills | 5 | it makes an array of arrays",
                "matches | 1 | it touches java.util.regex.Pattern.matcher",
                "asks | 1 | it touches java.lang.System.currentTimeMillis",
                "repeats | 1 | it touches java.lang.String.repeat",
                "escapes | 5 | it touches java.lang.Thread.currentThread",
                "budgets | 5 | it touches org.claimscreener.engine.drools.RuleBudget.tick",
            })
    void namesTheRuleAndWhatItTouches(String rule, int line, String says) {
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("rules/" + rule + ".drl");
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.what()).contains("rule '" + rule + "'").contains(says);
        });
    }

    @Test
    void refusesClassesOfAKindThatNoRuleNeeds() {
        GeneratedCode code = new GeneratedCode("p", Map.of("p.Evil", new byte[0]));

        assertThat(CodeGate.problems(code, new RuleOrigins(code), List.of()))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.what()).contains("there is a class of a kind that no rule needs, p.Evil"));
    }

    @Test
    void saysNothingAboutTheHarmlessRule() {
        assertThat(problems).noneSatisfy(problem -> assertThat(problem.what()).contains("harmless"));
    }

    @Test
    void refusesWhatIsNoClassFile() {
        GeneratedCode code = new GeneratedCode("p", Map.of("p.LambdaPredicate1", new byte[] {1, 2, 3}));

        assertThat(CodeGate.problems(code, new RuleOrigins(code), List.of()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("the class cannot be read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"national-policy", "fraud-patterns"})
    void letsTheBundledPacksThrough(String pack) {
        Path folder = Path.of(System.getProperty("basedir", ".")).resolve("../packs/" + pack);

        assertThatCode(() -> CompiledPack.compile(PackFolder.load(folder)).close())
                .doesNotThrowAnyException();
    }

    @Test
    void letsEveryConstructThroughThatTheTextGateAllows() throws Exception {
        PackUnderTest pack = PackUnderTest.withRules(text("/harmless/every-construct.drl"));

        assertThat(RuleGate.problems(pack.checked())).isEmpty();
        assertThatCode(() -> CompiledPack.compile(pack.checked()).close())
                .as("the list of allowed code lacks what the text gate allows")
                .doesNotThrowAnyException();
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(CodeGateTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
