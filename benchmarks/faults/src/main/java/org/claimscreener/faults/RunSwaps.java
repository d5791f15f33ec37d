package org.claimscreener.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

import org.claimscreener.faults.lab.LabSettings;
import org.claimscreener.faults.lab.NotHere;
import org.claimscreener.faults.scenario.Progress;
import org.claimscreener.faults.swap.SwapJson;
import org.claimscreener.faults.swap.SwapReport;
import org.claimscreener.faults.swap.SwapResult;
import org.claimscreener.faults.swap.SwapRun;
import org.claimscreener.faults.swap.SwapSettings;
import org.claimscreener.measuring.Folders;
import org.claimscreener.measuring.Machine;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code benchmarks/run-swaps}. */
@Command(
        name = "run-swaps",
        header = "Deploys rule packs under load, and times the deployments and the decisions meanwhile.",
        description = {
            "Starts a real broker, ZooKeeper, JobManager and two TaskManagers, sends settlements by schedule, swaps two"
                    + " versions of the national pack to and fro, then stages and activates new versions, which are"
                    + " compiled under the load. Steady phases before and after say what is usual.",
            "",
            "Progress goes to standard error, the result to standard output."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every settlement was decided by one set of packs in force; how fast is in the result",
            "1:one was not, or something did not start",
            "2:the command line makes no sense"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  run-swaps --smoke                       in two minutes, to see that it works",
            "  run-swaps --report swaps.md             for figures, in about six minutes",
            "  run-swaps --rate 1000 --json"
        })
public final class RunSwaps implements Callable<Integer> {
    private static final int SMOKE_RATE = 100;
    private static final int RATE = 500;

    @Spec
    private CommandSpec spec;

    @Option(names = "--smoke", description = "Few deployments and short phases.")
    private boolean smoke;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Messages a second (default: " + RATE + ", with --smoke " + SMOKE_RATE + ").")
    private int rate;

    @Option(names = "--swaps", paramLabel = "N", description = "Swaps to and fro (default: 20, with --smoke 4).")
    private int swaps;

    @Option(names = "--new", paramLabel = "N", description = "New versions (default: 5, with --smoke 2).")
    private int fresh;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the traffic (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(names = "--json", description = "Write the result as one line of JSON in place of tables.")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the tables into a file too.")
    private @Nullable Path report;

    @Option(names = "--keep", description = "Keep data, state and logs of the run.")
    private boolean keep;

    private final PrintStream out;
    private final PrintStream err;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before it calls.
    private RunSwaps(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new RunSwaps(out, err))
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    err.println("run-swaps: " + e.getMessage());
                    return 1;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws IOException, NotHere {
        SwapSettings settings = swapSettings();
        LabSettings labSettings =
                labSettings(Files.createTempDirectory("claim-screener-swaps-").toRealPath());
        SwapReport.Origin origin = new SwapReport.Origin(
                Machine.describe(),
                System.getProperty("screener.commit", "unknown"),
                System.getProperty("screener.command", "run-swaps").strip(),
                labSettings.ratePerSecond());
        boolean right = false;
        try {
            SwapResult result = run(labSettings, settings);
            write(origin, result);
            right = result.isRight();
        } finally {
            tidyUp(labSettings.folder(), right);
        }
        return right ? 0 : 1;
    }

    private LabSettings labSettings(Path folder) {
        int unlessSaid = smoke ? SMOKE_RATE : RATE;
        Path home = Path.of(System.getProperty("screener.home", "")).toAbsolutePath();
        try {
            return new LabSettings(home, folder, rate == 0 ? unlessSaid : rate, seed, Duration.ofSeconds(10));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private SwapSettings swapSettings() {
        try {
            return (smoke ? SwapSettings.smoke() : SwapSettings.thorough()).withTimes(swaps, fresh);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private SwapResult run(LabSettings labSettings, SwapSettings settings) throws IOException, NotHere {
        Oracle oracle = new VerifierOracle(true);
        return new SwapRun(
                        labSettings, settings, servers -> oracle.judge(servers).violations(), new Progress(err))
                .run();
    }

    private void write(SwapReport.Origin origin, SwapResult result) throws IOException {
        String tables = SwapReport.markdown(origin, result);
        out.println(json ? SwapJson.of(origin, result) : tables);
        if (report != null) {
            Files.writeString(report, tables);
            err.println("run-swaps: the report is in " + report);
        }
    }

    private void tidyUp(Path folder, boolean right) throws IOException {
        if (keep) {
            err.println("run-swaps: kept " + folder);
        } else if (right) {
            Folders.delete(folder);
        } else {
            Folders.deleteAllButLogs(folder);
            err.println("run-swaps: the logs are in " + folder);
        }
    }
}
