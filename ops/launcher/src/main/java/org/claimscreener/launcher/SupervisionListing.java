package org.claimscreener.launcher;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.Text;
import org.claimscreener.launcher.subject.RecoveryStepText;
import org.claimscreener.launcher.subject.StepText;
import org.claimscreener.launcher.subject.TipStepText;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.CommittedTopic;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.RecoveryStep;
import org.claimscreener.wire.record.SupervisionStep;
import org.claimscreener.wire.record.TipStep;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what the supervision job did. */
@Command(
        name = "list",
        header = "Lists what became of orders, credit, contests, tips and recoveries.",
        description =
                "One line a step, oldest first. An order that no settlement has met yet may name a subject that bills"
                        + " nothing, or a code with a slip of the pen.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener supervision list --bootstrap-servers 127.0.0.1:9092",
            "  screener supervision list H43010200001/A03 --bootstrap-servers 127.0.0.1:9092"
        })
final class SupervisionListing implements Callable<Integer> {
    private static final String NAME = SupervisionCommands.NAME;

    private final Console console;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SUBJECT",
            description = "Only this one: its id, or its kind, a colon and its id.")
    private @Nullable String subject;

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list.")
    private String bootstrapServers = "";

    SupervisionListing(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        List<Line> steps = new ArrayList<>();
        WireDecoder decoder = WireDecoder.create();
        try (ReadingProgress progress = new ReadingProgress(console, NAME + "list")) {
            CommittedTopic.read(
                    bootstrapServers, TopicCatalogue.SUPERVISION, read -> take(read, decoder, steps), progress);
        } catch (VerifyFailure e) {
            throw CommandFailure.failed("the steps cannot be listed: " + e.getMessage(), e);
        }
        steps.sort(Comparator.comparing(Line::at));
        steps.forEach(step -> console.out().println(step.text()));
        console.out().flush();
        console.err()
                .println(NAME + "list: " + Text.count(steps.size()) + " steps"
                        + (subject == null ? "" : " about " + subject));
        return ExitCodes.OK;
    }

    private record Line(Instant at, String subjectId, String text) {}

    private void take(LogRecord read, WireDecoder decoder, List<Line> steps) {
        Optional<Line> line = line(decoder.decode(read.value()));
        if (line.isEmpty()) {
            console.err().println(NAME + "list: a record cannot be read, at " + read.place());
            return;
        }
        String key = read.key() == null ? "" : new String(read.key(), StandardCharsets.UTF_8);
        if (subject == null || line.get().subjectId().equals(subject) || key.equals(subject)) {
            steps.add(line.get());
        }
    }

    private static Optional<Line> line(Decoded decoded) {
        if (!(decoded instanceof Decoded.Accepted accepted)) {
            return Optional.empty();
        }
        if (accepted.message() instanceof SupervisionStep step) {
            return Optional.of(new Line(step.getAt(), step.getSubjectId(), StepText.of(step)));
        }
        if (accepted.message() instanceof RecoveryStep step) {
            return Optional.of(new Line(step.getAt(), step.getSubjectId(), RecoveryStepText.of(step)));
        }
        return accepted.message() instanceof TipStep step
                ? Optional.of(new Line(step.getAt(), step.getTargetId(), TipStepText.of(step)))
                : Optional.empty();
    }
}
