package org.claimscreener.launcher;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is ordered and decided about subjects beyond the single settlement. */
@Command(
        name = "supervision",
        header =
                "Orders about institutions, departments, practitioners and persons; credit; contests; fines and recoveries.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class SupervisionCommands implements Callable<Integer> {
    static final String NAME = "screener supervision ";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before it calls.
    SupervisionCommands() {}

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "name a command: order, contest, decide, take-back, fine, recover or list");
    }
}
