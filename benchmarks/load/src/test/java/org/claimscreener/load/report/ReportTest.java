package org.claimscreener.load.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.HdrHistogram.Histogram;
import org.claimscreener.load.measure.PhaseResult;
import org.claimscreener.load.measure.SystemResult;
import org.claimscreener.load.workload.SystemKind;
import org.claimscreener.load.workload.Workload;
import org.claimscreener.stack.flink.CheckpointTime;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {
    private static final Instant BEGAN = Instant.parse("2026-12-01T14:00:00Z");
    private static final int RATE = 1_000;

    @Test
    void theBriefResultComparesTheFirstRate() throws Exception {
        RunResult result =
                result(phase(SystemKind.SCREENER, 3), phase(SystemKind.PIPE, 2), phase(SystemKind.STREAMS, 6));

        JsonNode json = new ObjectMapper().readTree(JsonReport.brief(result));

        assertThat(json.path("rate").asInt()).isEqualTo(RATE);
        assertThat(json.path("screener").path("p50").asDouble()).isEqualTo(3);
        assertThat(json.path("ratios").path("p50_vs_pipe").asDouble()).isEqualTo(1.5);
        assertThat(json.path("ratios").path("p99_vs_streams").asDouble()).isEqualTo(0.5);
        assertThat(json.path("commit").asText()).isEqualTo("c0ffee");
    }

    @Test
    void aSystemThatDoesNotKeepUpIsComparedWithNothing() throws Exception {
        RunResult result = result(phase(SystemKind.SCREENER, 3), phase(SystemKind.PIPE, 2_000));

        JsonNode json = new ObjectMapper().readTree(JsonReport.brief(result));

        assertThat(json.path("ratios").isEmpty()).isTrue();
        assertThat(json.path("pipe").path("sustained").asBoolean()).isFalse();
        assertThat(MarkdownReport.of(result, List.of())).contains("| Flink, two keyed RocksDB hops | not kept up |");
    }

    @Test
    void theTableTellsPercentilesCheckpointsAndTheHighestRate() {
        String text = MarkdownReport.of(result(phase(SystemKind.SCREENER, 3)), List.of());

        assertThat(text)
                .contains("Commit `c0ffee`")
                .contains("| the screener, all packs | 3.00 / 3.00 / 3.00 | 3,700/s |")
                .contains("| the screener, all packs | 500 / 250 / – |")
                .contains("| the screener, all packs | 33, 90; 2.0; 1, 7 |");
    }

    @Test
    void everyPlotIsAFileThatTheReportShows(@TempDir Path folder) throws Exception {
        RunResult result = result(phase(SystemKind.SCREENER, 3), phase(SystemKind.PIPE, 2));

        List<Plots.Plot> plots = Plots.write(result, folder);

        assertThat(plots).isNotEmpty();
        String report = MarkdownReport.of(result, plots);
        for (Plots.Plot plot : plots) {
            assertThat(Files.readString(folder.resolve(plot.file())))
                    .startsWith("<svg")
                    .contains("</svg>");
            assertThat(report).contains("](" + plot.file() + ")");
        }
    }

    private static RunResult result(SystemResult... systems) {
        Workload workload = new Workload(
                "test",
                7,
                List.of(systems).stream().map(SystemResult::kind).toList(),
                new org.claimscreener.load.workload.Population(1_000, 0, 0),
                List.of(RATE),
                10,
                new Workload.WarmUp(1, 0),
                1,
                10,
                0,
                Map.of(),
                List.of(),
                false);
        return new RunResult(workload, "a machine", "c0ffee", "benchmarks/run test", List.of(systems));
    }

    private static SystemResult phase(SystemKind kind, long millis) {
        Histogram latencies = new Histogram(600_000_000L, 5);
        latencies.recordValueWithCount(millis * 1_000, 10_000);
        PhaseResult phase = new PhaseResult(
                RATE,
                BEGAN,
                Duration.ofSeconds(10),
                10_000,
                0,
                0,
                0,
                latencies,
                millis,
                List.of(new PhaseResult.Slice(0, millis, millis), new PhaseResult.Slice(100, millis, millis)),
                Map.of("broker", 500.0, "job", 250.0),
                Map.of(Verdict.RELEASE, 300L),
                List.of(new CheckpointTime(
                        1, BEGAN.plusSeconds(3), Duration.ofMillis(90), Duration.ofMillis(33), 2_000_000)),
                List.of(new PhaseResult.Pause(4_000, 7)));
        return new SystemResult(kind, 0, List.of(phase), Optional.of(3_700));
    }
}
