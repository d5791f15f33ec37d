package org.claimscreener.authorkit.write;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HelpTest {
    private static final List<String> COMMANDS =
            List.of("new", "check", "test", "explain", "bench", "diff", "import-knowledge");

    private final Typed typed = new Typed();

    @Test
    void everyCommandHasExamplesInEightyColumns() {
        for (String command : COMMANDS) {
            Typed one = new Typed();

            assertThat(one.run(command, "--help")).isZero();
            assertThat(one.out()).contains("Examples:\n  packctl " + command, "Exit codes");
            assertThat(one.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }

    @Test
    void completionKnowsEveryCommand() {
        assertThat(typed.run("generate-completion")).isZero();
        assertThat(typed.out()).contains(COMMANDS);
    }

    @Test
    void suggestsWhatWasMeant() {
        assertThat(typed.run("chek")).isEqualTo(2);
        assertThat(typed.err()).contains("did you mean").contains("check");
    }
}
