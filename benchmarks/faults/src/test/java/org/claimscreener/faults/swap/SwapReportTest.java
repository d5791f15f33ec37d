package org.claimscreener.faults.swap;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.faults.lab.Deployments;
import org.claimscreener.faults.load.Books;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@SuppressWarnings("NullAway.Init") // Filled before all tests.
class SwapReportTest {
    private static final Path PACK =
            Path.of("..", "..", "rule-packs", "packs", "fraud-patterns").toAbsolutePath();
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final SwapReport.Origin ORIGIN = new SwapReport.Origin("2 cores", "abc", "run-swaps", 500);

    private static RulePack pack;

    @BeforeAll
    static void load() throws Exception {
        pack = PackFolder.load(PACK);
    }

    @Test
    void everyGoalThatIsMetIsSaidToBe() {
        SwapResult result = result(1_900, 15, 0, 0, List.of());

        assertThat(result.isRight()).isTrue();
        assertThat(SwapReport.markdown(ORIGIN, result))
                .contains(
                        "| worst 1900 ms | met |",
                        "twice the steady p99.9, 20 ms | worst 15 ms",
                        "| 0; verifier: clean | met |")
                .contains("| task-manager-1 | 100 | 140 | 10 MiB | 12 MiB | 3 | 30 ms |")
                .doesNotContain("missed");
    }

    @Test
    void slowIsMissedAndStillRight() {
        SwapResult result = result(2_001, 40, 0, 0, List.of());

        assertThat(result.isRight()).isTrue();
        assertThat(SwapReport.markdown(ORIGIN, result))
                .contains("| worst 2001 ms | **missed** |")
                .contains("4.0 times the steady p99.9 | **missed** |")
                .contains("| new | 10 | 40.0 | 40.0 | 40.0 | 40.0 | 4.0 | 10 |");
    }

    @Test
    void aSetThatWasNotInForceOrAnUnansweredMessageOrAViolationIsNotRight() {
        assertThat(result(1, 10, 1, 0, List.of()).isRight()).isFalse();
        assertThat(result(1, 10, 0, 1, List.of()).isRight()).isFalse();
        assertThat(result(1, 10, 0, 0, List.of("I1 S1")).isRight()).isFalse();
    }

    @Test
    void jsonSaysTheSame() {
        assertThat(SwapJson.of(ORIGIN, result(1_900, 40, 1, 0, List.of())))
                .contains("\"right\":false", "\"took_ms\":1900", "\"by_a_set_never_in_force\":1")
                .contains("\"slower_than_limit\":10");
    }

    private static SwapResult result(
            long deploymentMs, long latencyMs, long strange, long unanswered, List<String> violations) {
        return new SwapResult(
                List.of(
                        phase("steady", 10),
                        phase("swaps", 10),
                        phase("new", latencyMs),
                        phase("whole", 10),
                        phase("again", 10)),
                done(5_000),
                List.of(done(50)),
                List.of(done(deploymentMs)),
                List.of(done(1_000)),
                strange,
                0,
                new Books.Totals(40, 0, 40, 0, 0, 0, 0, 0, unanswered),
                List.of(new JvmFigures("task-manager-1", 100, 10_240, 1, 10)),
                List.of(new JvmFigures("task-manager-1", 140, 12_288, 4, 40)),
                violations);
    }

    private static Phase phase(String name, long latencyMs) {
        long latency = TimeUnit.MILLISECONDS.toNanos(latencyMs);
        return Phase.of(
                new Phase.Span(name, 0, SECOND),
                IntStream.range(0, 10)
                        .mapToObj(i -> new SeenDecisions.Seen(i, i + latency, "a", false))
                        .toList());
    }

    private static Deployments.Done done(long tookMs) {
        return new Deployments.Done(
                new Deployments.Ordered(pack, 1, 0, 0, 0),
                TimeUnit.MILLISECONDS.toNanos(tookMs),
                List.of(pack.digest()),
                List.of(tookMs / 2));
    }
}
