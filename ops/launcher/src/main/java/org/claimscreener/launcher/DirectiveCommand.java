package org.claimscreener.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.commandline.StandardStreams;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.launcher.directive.DirectiveLine;
import org.claimscreener.launcher.directive.StepText;
import org.claimscreener.launcher.lines.WrongLinesException;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.CommittedTopic;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.SupervisionStep;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Orders of the authority. */
@Command(
        name = "directive",
        header = "Issues and lists orders: suspensions, terminations, and their lifting.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class DirectiveCommand implements Callable<Integer> {
    private static final String NAME = "screener directive ";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before it calls.
    DirectiveCommand() {}

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name a command: issue or list");
    }

    /** Issues directives. */
    @Command(
            name = "issue",
            header = "Issues directives; in force for the next settlement that is decided.",
            description = {
                "Reads JSON lines, one directive a line. Each is checked against the law first: who may be ordered what, by"
                        + " which article, for how long, and who must approve. When a line is wrong, nothing is issued.",
                "",
                "Fields: kind (SUSPEND_SETTLEMENT, TERMINATE_AGREEMENT, REVOKE_LICENCE, RESTRICT_EMPLOYMENT,"
                        + " SUSPEND_QUALIFICATION, TERMINATE_QUALIFICATION, ORDER_TRACE_CODES, LIFT), subject_kind"
                        + " (INSTITUTION, DEPARTMENT, PRACTITIONER, PATIENT), subject_id (of a department"
                        + " H43010200001/A03), order_no, basis (AGREEMENT, INVESTIGATION, VIOLATION, FRAUD, PERSON,"
                        + " LEGAL_REPRESENTATIVE, QUALIFICATION, TRACE_CODES), legal_basis, office, ordered_by, approved_by,"
                        + " approved_by_head, refuses_to_cooperate, valid_from, valid_to, emergency_exempt, lifts (the"
                        + " order_no that a LIFT ends), reason, rests_on (holds or cases).",
                "Times are Shanghai's, as 2026-09-01 or 2026-09-01 08:30:00, or ISO 8601 with an offset. An order that is"
                        + " sent twice is one."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExample:%n",
            footer = {
                "  screener directive issue --bootstrap-servers 127.0.0.1:9092 --file orders.jsonl",
                "with, on one line of orders.jsonl,",
                "  {\"kind\":\"SUSPEND_SETTLEMENT\",\"subject_kind\":\"DEPARTMENT\",",
                "   \"subject_id\":\"H43010200001/A03\",\"order_no\":\"长医保罚〔2026〕12号\",",
                "   \"basis\":\"VIOLATION\",\"legal_basis\":\"《医疗保障基金使用监督管理条例》第三十八条\",",
                "   \"office\":\"长沙市医疗保障局\",\"ordered_by\":\"u-0117\",\"approved_by\":\"u-0001\",",
                "   \"valid_from\":\"2026-12-01\",\"valid_to\":\"2027-06-01\",\"reason\":\"分解住院\"}"
            })
    static final class Issue implements Callable<Integer> {
        private final Console console;

        @Option(
                names = "--bootstrap-servers",
                required = true,
                paramLabel = "HOST:PORT",
                description = "Kafka, as a comma-separated list.")
        private String bootstrapServers = "";

        @Option(
                names = "--file",
                required = true,
                paramLabel = "FILE",
                description = "JSON lines; - for standard input.")
        private String file = "";

        @Option(names = "--dry-run", description = "Checks only; issues nothing and connects to nothing.")
        private boolean dryRun;

        Issue(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws CommandFailure {
            List<Directive> directives = read();
            if (dryRun) {
                console.err()
                        .println(NAME + "issue: " + Text.count(directives.size())
                                + " directives are lawful by themselves; nothing is issued");
                return ExitCodes.OK;
            }
            WireEncoder encoder = new WireEncoder();
            Sending.all(
                    bootstrapServers,
                    TopicCatalogue.DIRECTIVES,
                    directives.stream()
                            .map(directive -> new Sending.Message(
                                    new StandingKey(directive.getSubjectKind(), directive.getSubjectId()).encode(),
                                    encoder.encode(directive)))
                            .toList());
            console.err()
                    .println(NAME + "issue: " + Text.count(directives.size()) + " directives are issued on "
                            + TopicCatalogue.DIRECTIVES + "; see what became of them with screener directive list");
            return ExitCodes.OK;
        }

        private List<Directive> read() throws CommandFailure {
            Instant now = Clock.systemUTC().instant();
            try (InputStream in = file.equals(StandardStreams.NAME) ? System.in : Files.newInputStream(Path.of(file))) {
                return DirectiveLine.read(in, now);
            } catch (WrongLinesException e) {
                throw CommandFailure.failed(
                        file + " has directives that cannot be issued, and none was: " + e.getMessage(), e);
            } catch (IOException e) {
                throw CommandFailure.failed(file + " cannot be read: " + FileMessages.of(e), e);
            }
        }
    }

    /** Lists what became of directives. */
    @Command(
            name = "list",
            header = "Lists what the supervision job did: orders taken, met, lifted, refused.",
            description =
                    "One line a step, oldest first. An order that no settlement has met yet may name a subject that bills"
                            + " nothing, or a code with a slip of the pen.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExamples:%n",
            footer = {
                "  screener directive list --bootstrap-servers 127.0.0.1:9092",
                "  screener directive list H43010200001/A03 --bootstrap-servers 127.0.0.1:9092"
            })
    static final class Listing implements Callable<Integer> {
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

        Listing(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws CommandFailure {
            List<SupervisionStep> steps = new ArrayList<>();
            WireDecoder decoder = WireDecoder.create();
            try (ReadingProgress progress = new ReadingProgress(console, NAME + "list")) {
                CommittedTopic.read(
                        bootstrapServers, TopicCatalogue.SUPERVISION, read -> take(read, decoder, steps), progress);
            } catch (VerifyFailure e) {
                throw CommandFailure.failed("the steps cannot be listed: " + e.getMessage(), e);
            }
            steps.sort(Comparator.comparing(SupervisionStep::getAt));
            steps.forEach(step -> console.out().println(StepText.of(step)));
            console.out().flush();
            console.err()
                    .println(NAME + "list: " + Text.count(steps.size()) + " steps"
                            + (subject == null ? "" : " about " + subject));
            return ExitCodes.OK;
        }

        private void take(LogRecord read, WireDecoder decoder, List<SupervisionStep> steps) {
            if (!(decoder.decode(read.value()) instanceof Decoded.Accepted accepted)
                    || !(accepted.message() instanceof SupervisionStep step)) {
                console.err().println(NAME + "list: a record cannot be read, at " + read.place());
                return;
            }
            String key = read.key() == null ? "" : new String(read.key(), StandardCharsets.UTF_8);
            if (subject == null || step.getSubjectId().equals(subject) || key.equals(subject)) {
                steps.add(step);
            }
        }
    }
}
