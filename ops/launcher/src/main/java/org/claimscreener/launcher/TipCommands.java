package org.claimscreener.launcher;

import java.util.concurrent.Callable;

import org.claimscreener.commandline.Console;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the public reports, from the report to the reward. */
@Command(
        name = "tip",
        header = "Tips from the public: entered, checked, linked to holds, rewarded.",
        description = {
            "A tip that is taken up raises scrutiny of its target for a while; it blocks nothing by itself. Who reported"
                    + " is sealed when it is entered: only the tip desk's key opens it.",
            "What became of tips: screener supervision list."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class TipCommands implements Callable<Integer> {
    static final String NAME = "screener tip ";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before it calls.
    private TipCommands() {}

    static CommandLine commandLine(Console console) {
        return new CommandLine(new TipCommands())
                .addSubcommand(new TipKeyCommand(console))
                .addSubcommand(new TipEnter(console))
                .addSubcommand(new TipRequest.TakeUp(console))
                .addSubcommand(new TipRequest.Dismiss(console))
                .addSubcommand(new TipRequest.Extend(console))
                .addSubcommand(new TipRequest.Close(console))
                .addSubcommand(new TipRequest.SameFacts(console))
                .addSubcommand(new TipRequest.OwnFacts(console))
                .addSubcommand(new TipRequest.Link(console))
                .addSubcommand(new TipRewards(console))
                .addSubcommand(new TipOpen(console));
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: keys, enter, take-up, dismiss, extend, close, same-facts, own-facts, link, rewards or"
                        + " open");
    }
}
