package org.claimscreener.load.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.claimscreener.load.measure.PhaseResult;
import org.claimscreener.load.measure.SystemResult;
import org.claimscreener.load.workload.SystemKind;
import org.claimscreener.load.workload.Workload;
import org.claimscreener.stack.flink.CheckpointTime;

/** The result for people. Stateless. */
public final class MarkdownReport {
    private final RunResult result;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(RunResult result) {
        this.result = result;
    }

    /**
     * The report.
     *
     * @param plots file names beside the report, none to leave them out
     */
    public static String of(RunResult result, List<Plots.Plot> plots) {
        MarkdownReport report = new MarkdownReport(result);
        report.head();
        report.latencies();
        report.ratios();
        report.costs();
        report.tail();
        for (Plots.Plot plot : plots) {
            report.line("");
            report.line("![" + plot.title() + "](" + plot.file() + ")");
        }
        return report.text.toString();
    }

    private void head() {
        Workload workload = result.workload();
        line("# Latency, workload `" + workload.name() + "`");
        line("");
        line("Machine: " + result.machine() + ". Commit `" + result.commit() + "`. Command: `" + result.command()
                + "`.");
        line("");
        line(String.format(
                Locale.ROOT,
                "Open loop, from the intended sending to the reading of the answer; %d s a rate after %d s at %,d/s to warm"
                        + " up; a past of %,d persons with %,d settlements each; parallelism %d, a checkpoint every %d s%s.",
                workload.seconds(),
                workload.warmUp().seconds(),
                workload.warmUp().rate(),
                workload.population().patients(),
                workload.population().visits(),
                workload.parallelism(),
                workload.checkpointSeconds(),
                workload.pinned() ? "; broker and load on one core, the job on the other" : ""));
        if (!workload.job().isEmpty() || !workload.jvm().isEmpty()) {
            line("Trial: " + workload.job() + " " + workload.jvm() + ".");
        }
    }

    private void latencies() {
        line("");
        line("| p50 / p99 / p99.9 ms |" + each(rate -> String.format(Locale.ROOT, " %,d/s |", rate))
                + (hasHighest() ? " highest |" : ""));
        line("|---|" + each(rate -> "---|") + (hasHighest() ? "---|" : ""));
        for (SystemResult system : result.systems()) {
            line("| " + system.kind().title() + " |" + each(rate -> " " + cell(system.at(rate)) + " |")
                    + (hasHighest()
                            ? system.highest()
                                    .map(rate -> String.format(Locale.ROOT, " %,d/s |", rate))
                                    .orElse(" |")
                            : ""));
        }
    }

    private boolean hasHighest() {
        return result.systems().stream().anyMatch(system -> system.highest().isPresent());
    }

    private static String cell(Optional<PhaseResult> phase) {
        return phase.map(found -> found.sustained()
                        ? String.format(
                                Locale.ROOT, "%s / %s / %s", ms(found.ms(50)), ms(found.ms(99)), ms(found.ms(99.9)))
                        : "not kept up")
                .orElse("");
    }

    /** Three digits are more than such a figure is worth. */
    private static String ms(double ms) {
        return String.format(Locale.ROOT, ms < 10 ? "%.2f" : ms < 100 ? "%.1f" : "%.0f", ms);
    }

    private interface OfRate {
        String text(int rate);
    }

    private String each(OfRate of) {
        return result.workload().rates().stream().map(of::text).collect(Collectors.joining());
    }

    private void ratios() {
        if (result.of(SystemKind.SCREENER).isEmpty()) {
            return;
        }
        line("");
        line("| the screener in terms of |" + each(rate -> String.format(Locale.ROOT, " %,d/s |", rate)));
        line("|---|" + each(rate -> "---|"));
        for (SystemKind other : List.of(SystemKind.IDENTITY, SystemKind.PIPE, SystemKind.STREAMS)) {
            if (result.of(other).isPresent()) {
                for (double percentile : new double[] {50, 99, 99.9}) {
                    line("| p" + Plots.number(percentile) + " of " + other.title() + " |"
                            + each(rate -> " " + ratio(other, rate, percentile) + " |"));
                }
            }
        }
    }

    private String ratio(SystemKind other, int rate, double percentile) {
        OptionalDouble ratio = result.ratio(SystemKind.SCREENER, other, rate, percentile);
        return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : "";
    }

    private void costs() {
        line("");
        line("| processor time a settlement, µs: broker / job / load |"
                + each(rate -> String.format(Locale.ROOT, " %,d/s |", rate)));
        line("|---|" + each(rate -> "---|"));
        for (SystemResult system : result.systems()) {
            line("| " + system.kind().title() + " |"
                    + each(rate ->
                            " " + system.at(rate).map(MarkdownReport::cost).orElse("") + " |"));
        }
    }

    private static String cost(PhaseResult phase) {
        Map<String, Double> cpu = phase.cpuMicros();
        return List.of("broker", "job", "load").stream()
                .map(name -> cpu.containsKey(name) ? String.format(Locale.ROOT, "%.0f", cpu.get(name)) : "–")
                .collect(Collectors.joining(" / "));
    }

    /** What makes the slowest ones slow. */
    private void tail() {
        line("");
        line(
                "| checkpoints: longest synchronous part, longest whole, ms; MB a checkpoint; collections: number, longest ms |"
                        + each(rate -> String.format(Locale.ROOT, " %,d/s |", rate)));
        line("|---|" + each(rate -> "---|"));
        for (SystemResult system : result.systems()) {
            if (system.kind() != SystemKind.KAFKA) {
                line("| " + system.kind().title() + " |"
                        + each(rate ->
                                " " + system.at(rate).map(MarkdownReport::stops).orElse("") + " |"));
            }
        }
        result.of(SystemKind.SCREENER)
                .filter(system -> system.filledPerSecond() > 0)
                .ifPresent(system -> {
                    line("");
                    line(String.format(
                            Locale.ROOT,
                            "The past was taken in at %,.0f settlements a second by the screener%s. Verdicts of a sample: %s.",
                            system.filledPerSecond(),
                            result.of(SystemKind.STREAMS)
                                    .map(streams -> String.format(
                                            Locale.ROOT, ", at %,.0f by Kafka Streams", streams.filledPerSecond()))
                                    .orElse(""),
                            system.phases().isEmpty()
                                    ? "none"
                                    : system.phases().get(0).verdicts()));
                });
    }

    private static String stops(PhaseResult phase) {
        long synchronous = longest(phase, CheckpointTime::synchronousPart);
        long whole = longest(phase, CheckpointTime::took);
        double megabytes = phase.checkpoints().stream()
                        .mapToLong(CheckpointTime::bytes)
                        .average()
                        .orElse(0)
                / 1e6;
        double pause =
                phase.pauses().stream().mapToDouble(PhaseResult.Pause::ms).max().orElse(0);
        return String.format(
                Locale.ROOT,
                "%d, %d; %.1f; %d, %.0f",
                synchronous,
                whole,
                megabytes,
                phase.pauses().size(),
                pause);
    }

    private interface Part {
        Duration of(CheckpointTime checkpoint);
    }

    private static long longest(PhaseResult phase, Part part) {
        return phase.checkpoints().stream()
                .mapToLong(checkpoint -> part.of(checkpoint).toMillis())
                .max()
                .orElse(0);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
