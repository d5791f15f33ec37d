package org.claimscreener.launcher;

import java.util.concurrent.Callable;

import org.claimscreener.commandline.Console;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is asked about inputs that could not be screened. */
@Command(
        name = "dead-letters",
        header = "Lists, shows and puts back inputs that could not be screened.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class DeadLettersCommand implements Callable<Integer> {
    /** Before the name of a command in what it says on standard error, behind {@code screener}. */
    static final String NAME = "dead-letters ";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before it calls.
    private DeadLettersCommand() {}

    static CommandLine commandLine(Console console) {
        return new CommandLine(new DeadLettersCommand())
                .addSubcommand(new DeadLetterListing(console))
                .addSubcommand(new DeadLetterShowing(console))
                .addSubcommand(new DeadLetterReplay(console));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name a command: list, show or replay");
    }
}
