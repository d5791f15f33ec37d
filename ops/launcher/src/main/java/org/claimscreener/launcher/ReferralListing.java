package org.claimscreener.launcher;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.Text;
import org.claimscreener.launcher.referral.ReferralText;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.CommittedTopic;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.ReferralStep;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists referrals. */
@Command(
        name = "list",
        header = "Lists referrals, what is overdue first; or all that happened to one.",
        description = "One line a referral: those that a supervisor is to see to, those whose receipt is late, then the"
                + " others by when they are due. With an id, one line a step, refused entries too.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener referral list --bootstrap-servers 127.0.0.1:9092",
            "  screener referral list S000000000002-POLICE --bootstrap-servers 127.0.0.1:9092"
        })
final class ReferralListing implements Callable<Integer> {
    private static final String NAME = ReferralCommands.NAME + "list: ";

    private final Console console;

    @Parameters(index = "0", arity = "0..1", paramLabel = "REFERRAL", description = "Only this one, step by step.")
    private @Nullable String referral;

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list.")
    private String bootstrapServers = "";

    ReferralListing(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        List<ReferralStep> steps = read();
        if (referral == null) {
            Instant now = Clock.systemUTC().instant();
            Map<String, ReferralStep> newest = new TreeMap<>();
            steps.stream()
                    .filter(step -> step.getRefusal() == null)
                    .forEach(step -> newest.merge(
                            step.getReferralId(),
                            step,
                            (one, other) -> one.getStep() >= other.getStep() ? one : other));
            newest.values().stream()
                    .sorted(ReferralText.overdueFirst(now))
                    .forEach(step -> console.out().println(ReferralText.standing(step, now)));
            console.err().println(NAME + Text.count(newest.size()) + " referrals" + refused(steps));
        } else {
            steps.stream()
                    .filter(step -> step.getReferralId().equals(referral))
                    .sorted(Comparator.comparing(ReferralStep::getAt).thenComparing(ReferralStep::getStep))
                    .forEach(step -> console.out().println(ReferralText.of(step)));
        }
        console.out().flush();
        return ExitCodes.OK;
    }

    private static String refused(List<ReferralStep> steps) {
        long refused = steps.stream().filter(step -> step.getRefusal() != null).count();
        return refused == 0 ? "" : "; " + Text.count(refused) + " entries were refused: list one to see why";
    }

    private List<ReferralStep> read() throws CommandFailure {
        List<ReferralStep> steps = new ArrayList<>();
        WireDecoder decoder = WireDecoder.create();
        try (ReadingProgress progress = new ReadingProgress(console, "referral list")) {
            CommittedTopic.read(
                    bootstrapServers, TopicCatalogue.REFERRALS, read -> take(read, decoder, steps), progress);
        } catch (VerifyFailure e) {
            throw CommandFailure.failed("referrals cannot be listed: " + e.getMessage(), e);
        }
        return steps;
    }

    private void take(LogRecord read, WireDecoder decoder, List<ReferralStep> steps) {
        if (!(decoder.decode(read.value()) instanceof Decoded.Accepted accepted)) {
            console.err().println(NAME + "a record cannot be read, at " + read.place());
        } else if (accepted.message() instanceof ReferralStep step) {
            steps.add(step);
        }
    }
}
