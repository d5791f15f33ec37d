package org.claimscreener.launcher;

import java.util.concurrent.Callable;

import org.claimscreener.commandline.Console;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Money that is to come back. */
@Command(
        name = "recover",
        header = "Money that is to come back, from its order to the last fen.",
        description = {
            "A claim is of a case and an account: LOSS, which returns to the fund, or FINE, which goes to the treasury."
                    + " The system imposes nothing: persons order, book, reduce and give up.",
            "What became of each: screener supervision list."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RecoverCommands implements Callable<Integer> {
    static final String NAME = SupervisionCommands.NAME + "recover ";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before it calls.
    private RecoverCommands() {}

    static CommandLine commandLine(Console console) {
        return new CommandLine(new RecoverCommands())
                .addSubcommand(new RecoverRequest.Ordered(console))
                .addSubcommand(new RecoverRequest.Received(console))
                .addSubcommand(new RecoverRequest.Reduced(console))
                .addSubcommand(new RecoverRequest.Closed(console))
                .addSubcommand(new RecoverListing(console));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name a command: order, receipt, reduce, close or list");
    }
}
