package org.claimscreener.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.faults.lab.LabSettings;
import org.claimscreener.faults.scenario.Fault;
import org.claimscreener.faults.scenario.Progress;
import org.claimscreener.faults.scenario.TrialSettings;
import org.claimscreener.measuring.Folders;
import org.claimscreener.measuring.Machine;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code benchmarks/run-faults}. */
@Command(
        name = "run-faults",
        header = "Breaks the screener's processes, disks, inputs and clocks, and looks at what it promised.",
        description = {
            "Starts real brokers, ZooKeeper, JobManagers and TaskManagers, sends settlements by schedule, injects faults,"
                    + " waits for recovery and the last answer, and counts: settlements judged, contradictory,"
                    + " unanswered; the time to the first new decision, and to normal latency.",
            "",
            "Progress goes to standard error, the report to a file."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every fault that this machine can inject was borne",
            "1:one was not, or something did not start",
            "2:the command line makes no sense"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  run-faults --smoke                      a few faults in a few minutes",
            "  run-faults --only F1,F7 --rate 300      two of them",
            "  run-faults --report faults.md           all of them, for hours"
        })
public final class RunFaults implements Callable<Integer> {
    private static final List<Fault> SMOKE = List.of(Fault.F1, Fault.F7, Fault.F11, Fault.F14);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--only",
            paramLabel = "FAULTS",
            description = "Numbers with commas between them, as F1,F7; all unless said, with --smoke F1,F7,F11,F14.")
    private String only = "";

    @Option(names = "--smoke", description = "Few repetitions and short waits.")
    private boolean smoke;

    @Option(names = "--rate", paramLabel = "N", description = "Messages a second (default: ${DEFAULT-VALUE}).")
    private int rate = 100;

    @Option(
            names = "--outage",
            paramLabel = "SECONDS",
            description = "How long F5 keeps all brokers away (default: 180, with --smoke 20).")
    private int outageSeconds;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the traffic (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where the report goes (default: benchmarks/results/faults-<date>.md).")
    private @Nullable Path report;

    @Option(names = "--keep", description = "Keep data, state and logs of the run.")
    private boolean keep;

    private final PrintStream err;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before it calls.
    private RunFaults(PrintStream err) {
        this.err = err;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new RunFaults(err))
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    err.println("run-faults: " + e.getMessage());
                    return 1;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws IOException {
        List<Fault> faults = faults();
        Path home = Path.of(System.getProperty("screener.home", "")).toAbsolutePath();
        Path folder = Files.createTempDirectory("claim-screener-faults-").toRealPath();
        String machine = Machine.describe();
        List<ScenarioResult> results = new FaultRun(
                        labSettings(home, folder), trialSettings(), new VerifierOracle(), new Progress(err))
                .run(faults);
        write(home, machine, results);
        boolean good = results.stream().allMatch(ScenarioResult::isGood);
        tidyUp(folder, good);
        return good ? 0 : 1;
    }

    private List<Fault> faults() {
        if (only.isBlank()) {
            return smoke ? SMOKE : List.of(Fault.values());
        }
        try {
            return Arrays.stream(only.split(",", -1)).map(Fault::of).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private LabSettings labSettings(Path home, Path folder) {
        try {
            return new LabSettings(home, folder, rate, seed, Duration.ofSeconds(10));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private TrialSettings trialSettings() {
        int unlessSaid = smoke ? 20 : 180;
        return new TrialSettings(smoke, Duration.ofSeconds(outageSeconds > 0 ? outageSeconds : unlessSaid), rate);
    }

    private void write(Path home, String machine, List<ScenarioResult> results) throws IOException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Path file = Optional.ofNullable(report)
                .orElse(home.resolve("benchmarks").resolve("results").resolve("faults-" + today + ".md"));
        Report.Origin origin = new Report.Origin(
                today,
                machine,
                System.getProperty("screener.commit", "unknown"),
                System.getProperty("screener.command", "run-faults"),
                rate);
        Files.writeString(file, Report.markdown(origin, results));
        err.println("run-faults: the report is in " + file);
    }

    private void tidyUp(Path folder, boolean good) throws IOException {
        if (keep) {
            err.println("run-faults: kept " + folder);
        } else if (good) {
            Folders.delete(folder);
        } else {
            Folders.deleteAllButLogs(folder);
            err.println("run-faults: the logs are in " + folder);
        }
    }
}
