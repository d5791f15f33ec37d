package org.claimscreener.authorkit;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

import org.claimscreener.authorkit.deploy.ActivateCommand;
import org.claimscreener.authorkit.deploy.ApproveCommand;
import org.claimscreener.authorkit.deploy.BuildCommand;
import org.claimscreener.authorkit.deploy.KeygenCommand;
import org.claimscreener.authorkit.deploy.OrderAudit;
import org.claimscreener.authorkit.deploy.RetireCommand;
import org.claimscreener.authorkit.deploy.RollbackCommand;
import org.claimscreener.authorkit.deploy.ShadowCommand;
import org.claimscreener.authorkit.deploy.SignCommand;
import org.claimscreener.authorkit.deploy.StageCommand;
import org.claimscreener.authorkit.deploy.StatusCommand;
import org.claimscreener.authorkit.write.BenchCommand;
import org.claimscreener.authorkit.write.CheckCommand;
import org.claimscreener.authorkit.write.DiffCommand;
import org.claimscreener.authorkit.write.ExplainCommand;
import org.claimscreener.authorkit.write.ImportCommand;
import org.claimscreener.authorkit.write.NewCommand;
import org.claimscreener.authorkit.write.TestCommand;
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

/**
 * The command line of {@code rule-packs/packctl}. It has no {@code main}: whoever starts it says where it is put on record
 * who orders what.
 */
@Command(
        name = "packctl",
        header = "Writes, checks, tests, signs and deploys rule packs.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:it failed, or the pack is not right; standard error says why",
            "2:the command line makes no sense",
            "130:stopped by Ctrl-C"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  packctl new my-pack                    a pack to begin from",
            "  packctl check my-pack                  everything that is wrong with it",
            "  packctl test my-pack                   its cases, and what they do not try",
            "  packctl explain my-pack --case NAME    why a case comes out as it does",
            "  packctl COMMAND --help                 more about a command"
        })
public final class Packctl implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private final ErrorReport errors;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before it calls.
    private Packctl(ErrorReport errors) {
        this.errors = errors;
    }

    /** Called by picocli. */
    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show stack traces of errors.")
    public void setVerbose(boolean verbose) {
        errors.showStackTraces(verbose);
    }

    /**
     * Runs one command and returns its exit code. Never throws.
     *
     * @param audit where orders go first
     */
    public static int run(Console console, OrderAudit audit, String... args) {
        return commandLine(console, audit).execute(args);
    }

    static CommandLine commandLine(Console console, OrderAudit audit) {
        ErrorReport errors = new ErrorReport(console.err());
        return ClientConfigOption.addTo(new CommandLine(new Packctl(errors))
                .addSubcommand(new NewCommand(console))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new TestCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new BenchCommand(console))
                .addSubcommand(new DiffCommand(console))
                .addSubcommand(new ImportCommand(console))
                .addSubcommand(new KeygenCommand(console))
                .addSubcommand(new BuildCommand(console))
                .addSubcommand(new SignCommand(console))
                .addSubcommand(new ApproveCommand(console))
                .addSubcommand(new StageCommand(console, audit))
                .addSubcommand(new ShadowCommand(console, audit))
                .addSubcommand(new ActivateCommand(console, audit))
                .addSubcommand(new RollbackCommand(console, audit))
                .addSubcommand(new RetireCommand(console, audit))
                .addSubcommand(new StatusCommand(console))
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
        throw new ParameterException(spec.commandLine(), "name a command; packctl --help lists them");
    }
}
