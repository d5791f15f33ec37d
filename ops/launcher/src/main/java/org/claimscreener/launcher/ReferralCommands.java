package org.claimscreener.launcher;

import java.util.concurrent.Callable;

import org.claimscreener.commandline.Console;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Cases that are referred to other departments. */
@Command(
        name = "referral",
        header = "Refers cases to other departments, checks packets, follows receipts.",
        description = {
            "A packet is one file: what was decided and why, with which rule packs, what came of deciding it again, each"
                    + " step of the review, the money; no more of it than the department may see; hash-chained and signed"
                    + " by the office."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ReferralCommands implements Callable<Integer> {
    static final String NAME = "screener referral ";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before it calls.
    private ReferralCommands() {}

    static CommandLine of(Console console, Installation installation) {
        return new CommandLine(new ReferralCommands())
                .addSubcommand(new ReferralKeygen(console))
                .addSubcommand(new ReferralMaking(console, installation))
                .addSubcommand(new ReferralVerifying(console, installation))
                .addSubcommand(new ReferralEntry.Sent(console))
                .addSubcommand(new ReferralEntry.Received(console))
                .addSubcommand(new ReferralEntry.Answered(console))
                .addSubcommand(new ReferralListing(console));
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "name a command: keygen, make, verify, sent, received, answered or list");
    }
}
