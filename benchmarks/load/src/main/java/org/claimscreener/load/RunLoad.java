package org.claimscreener.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.load.material.Material;
import org.claimscreener.load.measure.BusyMachine;
import org.claimscreener.load.measure.Measurement;
import org.claimscreener.load.measure.SystemResult;
import org.claimscreener.load.report.JsonReport;
import org.claimscreener.load.report.MarkdownReport;
import org.claimscreener.load.report.Plots;
import org.claimscreener.load.report.RunResult;
import org.claimscreener.load.sut.Sut;
import org.claimscreener.load.workload.SystemKind;
import org.claimscreener.load.workload.Workload;
import org.claimscreener.measuring.Folders;
import org.claimscreener.measuring.Machine;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of {@code benchmarks/run}. */
@Command(
        name = "run",
        header = "Measures the screener's latency beside a floor and its peers, on the same traffic.",
        description = {
            "Starts one system after the other, each with a broker of its own, in processes of their own; makes the past of a"
                    + " population, warms up, then sends settlements by schedule, whatever becomes of them. Latency runs"
                    + " from the intended sending to the reading of the first decision.",
            "",
            "Progress goes to standard error, the result to standard output. It refuses to begin while other load is on"
                    + " the machine."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all was measured; whether that is fast is in the result",
            "1:something did not start, or did not answer",
            "2:the command line or the workload makes no sense",
            "3:the machine is busy with something else"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  run quick --json                       one rate, a small past, in four minutes",
            "  run full --report DIR                  all systems and rates, with plots; hours",
            "  run quick --systems screener           one system of a workload",
            "  run my-workload.yaml"
        })
public final class RunLoad implements Callable<Integer> {
    static final int BUSY = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "WORKLOAD",
            description = "One that comes with the screener (quick, full, growth-…) or a YAML file.")
    private String workload = "";

    @Option(
            names = "--systems",
            split = ",",
            paramLabel = "NAME",
            description = "Only these of the workload's: ${COMPLETION-CANDIDATES}.")
    private List<SystemKind> systems = List.of();

    @Option(names = "--json", description = "Write the result as one JSON object in place of tables.")
    private boolean json;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write report.md, report.json and the plots as SVG there as well.")
    private @Nullable Path report;

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            description = "Write a flame graph of each minute of each job there; costs a few percent.")
    private @Nullable Path profile;

    @Option(names = "--anyway", description = "Measure on a busy machine too; the result says so.")
    private boolean anyway;

    private final PrintStream out;
    private final PrintStream err;

    @SuppressWarnings("NullAway.Init") // The command line fills the rest.
    private RunLoad(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs it and ends the process. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(commandLine(out, System.err).execute(args));
    }

    static CommandLine commandLine(PrintStream out, PrintStream err) {
        return new CommandLine(new RunLoad(out, err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    err.println("run: " + e.getMessage());
                    return e instanceof BusyMachine ? BUSY : 1;
                });
    }

    @Override
    public Integer call() throws Exception {
        Workload asked = load();
        Path home = Path.of(System.getProperty("screener.home", "."));
        String machine = Machine.describe();
        Path folder = Files.createTempDirectory("claim-screener-load-").toRealPath();
        List<SystemResult> results = new ArrayList<>();
        try {
            double others = BusyMachine.check(anyway);
            if (others > 0) {
                machine += String.format(Locale.ROOT, ", %.0f %% in use by others at the start", others * 100);
            }
            say("preparing settlements");
            Material material = new Material(
                    asked.seed(), asked.population(), Measurement.needed(asked), LocalDate.now(ZoneOffset.UTC));
            for (SystemKind kind : asked.systems()) {
                double inUse = BusyMachine.check(anyway);
                if (inUse > 0) {
                    say(String.format(Locale.ROOT, "%.0f %% of the machine is in use by others", inUse * 100));
                }
                results.add(measure(kind, asked, material, home, folder.resolve(kind.key())));
            }
        } catch (IOException | RuntimeException e) {
            Folders.deleteAllButLogs(folder);
            throw e;
        }
        Folders.delete(folder);
        RunResult result = RunResult.of(asked, machine, results);
        if (report != null) {
            Files.createDirectories(report);
            Files.writeString(report.resolve("report.md"), MarkdownReport.of(result, Plots.write(result, report)));
            Files.writeString(report.resolve("report.json"), JsonReport.full(result));
        }
        out.print(json ? JsonReport.brief(result) : MarkdownReport.of(result, List.of()));
        return 0;
    }

    private Workload load() {
        try {
            Workload whole = Workload.load(workload);
            return systems.isEmpty() ? whole : whole.of(systems);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private SystemResult measure(SystemKind kind, Workload asked, Material material, Path home, Path folder)
            throws IOException {
        say(kind.key() + ": starting " + kind.title());
        try (Sut sut = Sut.start(kind, asked, home, folder, Optional.ofNullable(profile));
                Measurement measurement = new Measurement(sut, asked, material, this::say)) {
            return measurement.run();
        }
    }

    private void say(String what) {
        err.println("run: " + what);
    }
}
