package org.claimscreener.accuracy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ErrorReport;
import org.claimscreener.measuring.Machine;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of {@code benchmarks/run-accuracy}. */
@Command(
        name = "run-accuracy",
        header = "Measures what the rule packs find in labelled traffic, and what they leave alone.",
        description = {
            "Makes five months of invented traffic, honest settlements and labelled frauds, in the order of sending; screens"
                    + " it as ops/screener screen does, with institution profiles, histories, standing and trace codes;"
                    + " and holds each decision against its label.",
            "",
            "Told are: honest settlements with money withheld, each with rule, evidence and what it honestly was; recall for"
                    + " each kind of fraud, each miss; precision of each rule; amounts; and how long the rules take.",
            "Goals: at most 0.1 %% of the honest have money withheld, and at least 95 %% of the labelled frauds.",
            "",
            "The same options and packs give the same figures, times apart. Progress goes to standard error, the result to"
                    + " standard output."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:both goals are met",
            "1:one is missed, or the run failed; standard error says which",
            "2:the command line makes no sense"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  run-accuracy --report accuracy.html             the whole measurement, in a few minutes",
            "  run-accuracy --honest 5000 --frauds 300         a quick look",
            "  run-accuracy --packs my-pack --no-timing --json | jq .honest.rate",
            "  run-accuracy --markdown benchmarks/results/accuracy.md"
        })
public final class RunAccuracy implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--honest",
            paramLabel = "N",
            description = "Honest settlements (default: " + AccuracySettings.HONEST + ").")
    private int honest = AccuracySettings.HONEST;

    @Option(
            names = "--frauds",
            paramLabel = "N",
            description = "Labelled frauds (default: a twenty-fifth of the honest, " + AccuracySettings.FRAUDS + ").")
    private @Nullable Integer frauds;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the traffic (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(names = "--from", paramLabel = "DATE", description = "First simulated day (default: ${DEFAULT-VALUE}).")
    private LocalDate from = AccuracySettings.FROM;

    @Option(
            names = "--packs",
            paramLabel = "PACK",
            description =
                    "A rule pack, as a folder or built archive; may be repeated (default: all in rule-packs/packs).")
    private List<Path> packs = List.of();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the whole report as HTML, plots and lists.")
    private @Nullable Path report;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write the summary as Markdown.")
    private @Nullable Path markdown;

    @Option(names = "--json", description = "Print the result as one JSON object in place of the summary.")
    private boolean json;

    @Option(names = "--no-timing", description = "Do not time the rules, which takes a minute.")
    private boolean withoutTiming;

    @Option(names = "--keep", paramLabel = "DIR", description = "Keep traffic and results in this folder.")
    private @Nullable Path keep;

    @Option(names = "--verbose", description = "Show stack traces of errors.")
    private boolean verbose;

    private RunAccuracy(Console console) {
        this.console = console;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(Console.ofThisProcess(), args));
    }

    /** Runs the command. */
    static int run(Console console, String... args) {
        ErrorReport errors = new ErrorReport(console.err());
        RunAccuracy command = new RunAccuracy(console);
        return new CommandLine(command)
                .setOut(new java.io.PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new java.io.PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    errors.showStackTraces(command.verbose);
                    return errors.handleExecutionException(e, line, parsed);
                })
                .execute(args);
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        AccuracySettings settings = settings();
        Path home = Path.of(System.getProperty("screener.home", "")).toAbsolutePath();
        checkWritable(report);
        checkWritable(markdown);
        try (RunFolder folder = RunFolder.create(Optional.ofNullable(keep));
                Told told = new Told(console)) {
            told.doing("compiling rule packs");
            try (Packs compiled = Packs.open(packs, home)) {
                Result result = new Measurement(settings, origin(), !withoutTiming).run(compiled, folder, told);
                write(result);
                return verdict(result.figures());
            }
        }
    }

    private AccuracySettings settings() throws CommandFailure {
        try {
            int wanted = frauds == null ? honest / (AccuracySettings.HONEST / AccuracySettings.FRAUDS) : frauds;
            return new AccuracySettings(honest, wanted, seed, from);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static Result.Origin origin() {
        return new Result.Origin(
                Machine.describe(),
                System.getProperty("screener.commit", "unknown"),
                System.getProperty("screener.command", "run-accuracy").strip());
    }

    /** Better told now than after the measurement. */
    private static void checkWritable(@Nullable Path file) throws CommandFailure {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw CommandFailure.usage("there is no folder " + folder + " to write " + file + " into; make it first");
        }
    }

    private void write(Result result) throws IOException {
        if (report != null) {
            Files.writeString(report, HtmlReport.of(result));
            console.err().println("run-accuracy: the report is in " + report);
        }
        if (markdown != null) {
            Files.writeString(markdown, MarkdownReport.of(result));
        }
        console.out().println(json ? JsonReport.of(result) : MarkdownReport.of(result));
    }

    private int verdict(Figures figures) {
        List<String> missed = new ArrayList<>();
        if (!figures.sparesTheHonest()) {
            missed.add(figures.honest().withheld() + " of " + figures.honest().settlements()
                    + " honest settlements have money withheld");
        }
        if (!figures.findsTheFrauds()) {
            missed.add("only " + figures.caught() + " of " + figures.labelled() + " frauds are found");
        }
        if (!figures.unanswered().isEmpty()) {
            missed.add(figures.unanswered().size() + " settlements got no decision");
        }
        missed.forEach(what -> console.err().println("run-accuracy: a goal is missed: " + what));
        return missed.isEmpty() ? 0 : 1;
    }
}
