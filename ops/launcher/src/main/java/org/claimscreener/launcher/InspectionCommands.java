package org.claimscreener.launcher;

import java.util.concurrent.Callable;

import org.claimscreener.commandline.Console;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Inspection of what was released. */
@Command(
        name = "inspection",
        header = "Draws released settlements for inspection, and what that tells.",
        description =
                "A secret seed is committed to before a month begins, draws in it, and is revealed after it: nobody can"
                        + " foresee or steer the draw, and everybody can check it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class InspectionCommands implements Callable<Integer> {
    static final String NAME = "screener inspection ";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before it calls.
    private InspectionCommands() {}

    /** With all that it can do. */
    static CommandLine commandLine(Console console) {
        return new CommandLine(new InspectionCommands())
                .addSubcommand(new InspectionCommit(console))
                .addSubcommand(new InspectionReveal(console))
                .addSubcommand(new InspectionCheck(console))
                .addSubcommand(new InspectionListing(console))
                .addSubcommand(new InspectionEntry(console))
                .addSubcommand(new InspectionEstimate(console))
                .addSubcommand(new InspectionLabels(console))
                .addSubcommand(new InspectionVisits(console));
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: commit, reveal, check, list, result, estimate, labels or unannounced");
    }
}
