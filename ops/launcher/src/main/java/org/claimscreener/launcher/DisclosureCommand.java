package org.claimscreener.launcher;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Figures for the public. */
@Command(
        name = "disclosure",
        header = "Makes, publishes and verifies a month's figures for the public.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class DisclosureCommand implements Callable<Integer> {
    static final String NAME = "screener disclosure ";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before it calls.
    DisclosureCommand() {}

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name a command: make or verify");
    }
}
