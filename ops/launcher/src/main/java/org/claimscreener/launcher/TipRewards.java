package org.claimscreener.launcher;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.Text;
import org.claimscreener.launcher.lines.CivilTime;
import org.claimscreener.launcher.subject.Yuan;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.CommittedTopic;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Reward;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what is to be paid. */
@Command(
        name = "rewards",
        header = "Lists what reporters are to be paid, oldest first.",
        description =
                "Whom to pay: screener tip open TIP --target KIND:ID, with the tip desk's key. Of a tip that was first"
                        + " reported as another, open that one.",
        mixinStandardHelpOptions = true)
final class TipRewards implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list.")
    private String bootstrapServers = "";

    TipRewards(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        List<Reward> rewards = new ArrayList<>();
        WireDecoder decoder = WireDecoder.create();
        try (ReadingProgress progress = new ReadingProgress(console, TipCommands.NAME + "rewards")) {
            CommittedTopic.read(
                    bootstrapServers, TopicCatalogue.REWARDS, read -> take(read, decoder, rewards), progress);
        } catch (VerifyFailure e) {
            throw CommandFailure.failed("the rewards cannot be listed: " + e.getMessage(), e);
        }
        rewards.sort(Comparator.comparing(Reward::getAt));
        rewards.forEach(reward -> console.out().println(line(reward)));
        console.out().flush();
        long pay = rewards.stream().mapToLong(Reward::getPayFen).sum();
        console.err()
                .println(TipCommands.NAME + "rewards: " + Text.count(rewards.size()) + " changes, " + Yuan.of(pay)
                        + " to be paid in all");
        return ExitCodes.OK;
    }

    private static String line(Reward reward) {
        return CivilTime.format(reward.getAt()) + "  " + reward.getTargetKind() + ":" + reward.getTargetId() + "  tip "
                + reward.getTipId()
                + (reward.getRewardedTipId().equals(reward.getTipId())
                        ? ""
                        : ", first reported as " + reward.getRewardedTipId())
                + ": pay " + Yuan.of(reward.getPayFen()) + " (due " + Yuan.of(reward.getDueFen()) + " for "
                + Yuan.of(reward.getReturnedFen()) + " returned, paid " + Yuan.of(reward.getPaidFen())
                + (reward.getOverpaidFen() > 0 ? ", overpaid " + Yuan.of(reward.getOverpaidFen()) : "") + "; "
                + reward.getLegalBasis() + ")";
    }

    private void take(LogRecord read, WireDecoder decoder, List<Reward> rewards) {
        if (decoder.decode(read.value()) instanceof Decoded.Accepted accepted
                && accepted.message() instanceof Reward reward) {
            rewards.add(reward);
        } else {
            console.err().println(TipCommands.NAME + "rewards: a record cannot be read, at " + read.place());
        }
    }
}
