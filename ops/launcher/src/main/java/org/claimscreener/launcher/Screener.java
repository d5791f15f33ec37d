package org.claimscreener.launcher;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.ClientConfigOption;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ErrorReport;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line of {@code ops/screener}. */
@Command(
        name = "screener",
        header = "Screens settlements of the medical security fund before the money leaves.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:it failed; standard error says why",
            "2:the command line makes no sense",
            "3:screen --strict only: some input could not be screened",
            "130:stopped by Ctrl-C"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener demo                                  live traffic, to watch",
            "  screener traffic --count 1000 --out in.jsonl   a file of invented settlements",
            "  screener screen --in in.jsonl --out out.jsonl  what becomes of them",
            "  screener explain ID --bootstrap-servers HOST:PORT   why it was decided so",
            "  screener verify --bootstrap-servers HOST:PORT  whether what is promised held",
            "  screener COMMAND --help                        more about a command"
        })
public final class Screener implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private final ErrorReport errors;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before it calls.
    private Screener(ErrorReport errors) {
        this.errors = errors;
    }

    /** Called by picocli. */
    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show stack traces of errors.")
    public void setVerbose(boolean verbose) {
        errors.showStackTraces(verbose);
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(Console.ofThisProcess(), args));
    }

    /** Runs one command and returns its exit code. Never throws. */
    public static int run(Console console, String... args) {
        return commandLine(console).execute(args);
    }

    static CommandLine commandLine(Console console) {
        Installation installation = Installation.find();
        ErrorReport errors = new ErrorReport(console.err());
        return ClientConfigOption.addTo(new CommandLine(new Screener(errors))
                .addSubcommand(new DemoCommand(console, installation))
                .addSubcommand(new UpCommand(console, installation))
                .addSubcommand(new ScreenCommand(console, installation))
                .addSubcommand(new TrafficCommand(console))
                .addSubcommand(new ExplainCommand(console, installation))
                .addSubcommand(new VerifyCommand(console, installation))
                .addSubcommand(new RebuildCommand(console, installation))
                .addSubcommand(new RecordCommand(console))
                .addSubcommand(new ConsoleCommand(console))
                .addSubcommand(new CommandLine(new StandingCommand())
                        .addSubcommand(new StandingCommand.Put(console))
                        .addSubcommand(new StandingCommand.Listing(console)))
                .addSubcommand(new CommandLine(new SupervisionCommands())
                        .addSubcommand(new SupervisionOrder(console))
                        .addSubcommand(new SupervisionRequest.Contest(console))
                        .addSubcommand(new SupervisionRequest.Decide(console))
                        .addSubcommand(new SupervisionRequest.TakeBack(console))
                        .addSubcommand(new SupervisionFine(console))
                        .addSubcommand(RecoverCommands.commandLine(console))
                        .addSubcommand(new SupervisionListing(console)))
                .addSubcommand(TipCommands.commandLine(console))
                .addSubcommand(InspectionCommands.commandLine(console))
                .addSubcommand(ReferralCommands.of(console, installation))
                .addSubcommand(new CommandLine(new DisclosureCommand())
                        .addSubcommand(new DisclosureMake(console))
                        .addSubcommand(new DisclosureVerify(console)))
                .addSubcommand(new CommandLine(new AuditCommand())
                        .addSubcommand(new AuditCommand.Verify(console))
                        .addSubcommand(new AuditCommand.Show(console)))
                .addSubcommand(DeadLettersCommand.commandLine(console))
                .addSubcommand(new CommandLine(new TopicsCommand())
                        .addSubcommand(new TopicsCommand.List(console))
                        .addSubcommand(new TopicsCommand.Create(console))
                        .addSubcommand(new TopicsPlanned.Plan(console, installation))
                        .addSubcommand(new TopicsPlanned.Apply(console, installation))
                        .addSubcommand(new TopicsPlanned.Drift(console, installation)))
                .addSubcommand(new AutoComplete.GenerateCompletion())
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(Math.min(100, Math.max(80, console.columns())))
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors));
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: "
                        + String.join(", ", spec.commandLine().getSubcommands().keySet()));
    }
}
