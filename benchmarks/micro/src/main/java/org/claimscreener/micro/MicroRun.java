package org.claimscreener.micro;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.claimscreener.measuring.Machine;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the benchmarks of this module and says what came of them as a table, bytes allocated with it.
 *
 * <p>{@code MicroRun [--quick] [--report file.md] [options of JMH]}; quick is one size of each, two seconds each.
 */
public final class MicroRun {
    private static final String QUICK = "--quick";
    private static final String REPORT = "--report";
    private static final String BYTES = "gc.alloc.rate.norm";
    private static final List<String> OF_QUICK = List.of(
            "PatientDeskBenchmark",
            "PackEvaluationBenchmark.evaluate",
            "WireBenchmark",
            "PatientFeaturesBenchmark",
            "InstitutionFoldBenchmark",
            "ExpressionBenchmark",
            "TableLookUpBenchmark",
            "HandWrittenBenchmark");

    private MicroRun() {}

    /** Prints the table, and writes it to the report's file if there is one. */
    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> left = new ArrayList<>(Arrays.asList(arguments));
        boolean quick = left.remove(QUICK);
        int report = left.indexOf(REPORT);
        Path file = null;
        if (report >= 0) {
            if (report + 1 == left.size()) {
                out.println(REPORT + " wants a file: " + REPORT + " benchmarks/results/micro.md");
                System.exit(2);
            }
            file = Path.of(left.remove(report + 1));
            left.remove(report);
        }
        String machine = Machine.describe();
        CommandLineOptions rest = new CommandLineOptions(left.toArray(String[]::new));
        if (rest.shouldHelp() || rest.shouldList()) {
            rest.showHelp();
            return;
        }
        ChainedOptionsBuilder options = new OptionsBuilder().parent(rest).addProfiler(GCProfiler.class);
        Collection<RunResult> results = new Runner((quick ? quick(options) : options).build()).run();
        String text = markdown(results, machine, String.join(" ", arguments));
        out.println(text);
        if (file != null) {
            Files.writeString(file, text);
        }
    }

    private static ChainedOptionsBuilder quick(ChainedOptionsBuilder options) {
        OF_QUICK.forEach(options::include);
        return options.forks(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(2)
                .measurementTime(TimeValue.seconds(1))
                .param("lines", "10")
                .param("copies", "1")
                .param("quarters", "4")
                .param("visits", "30")
                .param("rows", "100000");
    }

    @SuppressWarnings("rawtypes") // as JMH has it
    private static String markdown(Collection<RunResult> results, String machine, String arguments) {
        StringBuilder text = new StringBuilder("Machine: " + machine + ". Command: `benchmarks/run-micro"
                + (arguments.isEmpty() ? "" : " " + arguments) + "`.\n\n"
                + "| benchmark | of | mean | p50 | p99 | bytes allocated |\n|---|---|---|---|---|---|\n");
        for (RunResult result : results) {
            BenchmarkParams params = result.getParams();
            Statistics statistics = result.getPrimaryResult().getStatistics();
            boolean sampled = params.getMode() == Mode.SampleTime;
            String name = params.getBenchmark().replaceFirst(".*\\.(\\w+)Benchmark\\.", "$1.");
            String of = String.join(
                    ", ",
                    params.getParamsKeys().stream()
                            .map(key -> key + " " + params.getParam(key))
                            .toList());
            text.append("| %s | %s | %.2f %s | %s | %s | %s |%n"
                    .formatted(
                            name,
                            of,
                            result.getPrimaryResult().getScore(),
                            result.getPrimaryResult().getScoreUnit().replace("/op", ""),
                            sampled ? "%.1f".formatted(statistics.getPercentile(50)) : "",
                            sampled ? "%.1f".formatted(statistics.getPercentile(99)) : "",
                            bytes(result)));
        }
        return text.toString();
    }

    @SuppressWarnings("rawtypes") // as JMH has it
    private static String bytes(RunResult result) {
        for (var secondary : result.getSecondaryResults().entrySet()) {
            if (secondary.getKey().endsWith(BYTES)) {
                return "%,.0f".formatted(secondary.getValue().getScore());
            }
        }
        return "";
    }
}
