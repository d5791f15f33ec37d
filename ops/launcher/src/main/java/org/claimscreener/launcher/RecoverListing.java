package org.claimscreener.launcher;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.Text;
import org.claimscreener.launcher.subject.RecoveryStepText;
import org.claimscreener.launcher.subject.Yuan;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryStep;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists claims. */
@Command(
        name = "list",
        header = "Lists what is to come back and has not, the oldest news first.",
        description = "One line a claim as it is now. Steps and refused entries: screener supervision list.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  screener supervision recover list --bootstrap-servers 127.0.0.1:9092")
final class RecoverListing implements Callable<Integer> {
    private final Console console;

    @Option(names = "--all", description = "Closed claims, too.")
    private boolean all;

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list.")
    private String bootstrapServers = "";

    RecoverListing(Console console) {
        this.console = console;
    }

    private record Claimed(RecoveryAccount account, String caseId) {}

    @Override
    public Integer call() throws CommandFailure {
        Map<Claimed, RecoveryStep> newest = new HashMap<>();
        new InspectionReading(console, "supervision recover list", bootstrapServers)
                .read(TopicCatalogue.SUPERVISION, Instant.EPOCH, (message, appendedAt) -> {
                    if (message instanceof RecoveryStep step && step.getRefusal() == null) {
                        newest.merge(
                                new Claimed(step.getAccount(), step.getCaseId()),
                                step,
                                (one, other) -> one.getStep() > other.getStep() ? one : other);
                    }
                });
        List<RecoveryStep> open = newest.values().stream()
                .filter(step -> step.getOutstandingFen() > 0)
                .toList();
        (all ? newest.values() : open)
                .stream()
                        .sorted(Comparator.comparing(RecoveryStep::getAt).thenComparing(RecoveryStep::getCaseId))
                        .forEach(step -> console.out().println(RecoveryStepText.standing(step)));
        console.out().flush();
        long outstanding =
                open.stream().mapToLong(RecoveryStep::getOutstandingFen).sum();
        console.err()
                .println(RecoverCommands.NAME + "list: " + Text.count(open.size()) + " of " + Text.count(newest.size())
                        + " claims open, " + Yuan.of(outstanding) + " outstanding");
        return ExitCodes.OK;
    }
}
