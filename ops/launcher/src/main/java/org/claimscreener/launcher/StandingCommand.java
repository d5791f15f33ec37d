package org.claimscreener.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.apache.kafka.common.KafkaException;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.launcher.standing.StandingLine;
import org.claimscreener.screening.io.KafkaStandingLog;
import org.claimscreener.screening.standing.IssuedStandings;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Standing;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is in force about whom. */
@Command(
        name = "standing",
        header = "Issues and lists what is in force about institutions, practitioners and persons.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class StandingCommand implements Callable<Integer> {
    private static final String NAME = "screener standing ";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before it calls.
    StandingCommand() {}

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name a command: put or list");
    }

    /** Issues standings. */
    @Command(
            name = "put",
            header = "Issues standings; in force for the next settlement that is decided.",
            description = {
                "Reads JSON lines, one subject a line. A line is all that is in force about the subject: it replaces what"
                        + " was issued before, and \"entries\":[] ends it. When a line is wrong, nothing is issued.",
                "",
                "Who issues what is put on record first, on the audit topic: a record for each line, under a key that"
                        + " makes your records a chain. When that fails, nothing is issued.",
                "",
                "Fields: subject_kind (INSTITUTION, PRACTITIONER, PATIENT), subject_id, issued_at, issued_by (the office)"
                        + " and entries, each with kind (SUSPENSION, TERMINATION, QUALIFICATION_POINTS, CREDIT_GRADE,"
                        + " SCRUTINY), value (points, grade, or level 1 to 3), valid_from, valid_to (left out: until"
                        + " revoked), order_no, legal_basis, emergency_exempt (default false).",
                "Times are Shanghai's, as 2026-09-01 or 2026-09-01 08:30:00, or ISO 8601 with an offset."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExample:%n",
            footer = {
                "  screener standing put --bootstrap-servers 127.0.0.1:9092 --file orders.jsonl \\",
                "    --actor zhang.wei --audit-key zhang.audit",
                "with, on one line of orders.jsonl,",
                "  {\"subject_kind\":\"INSTITUTION\",\"subject_id\":\"H43010200001\",",
                "   \"issued_at\":\"2026-09-01\",\"issued_by\":\"长沙市医疗保障局\",\"entries\":[{",
                "   \"kind\":\"SUSPENSION\",\"valid_from\":\"2026-09-01\",\"valid_to\":\"2026-12-01\",",
                "   \"order_no\":\"长医保停〔2026〕1号\",\"emergency_exempt\":true,",
                "   \"legal_basis\":\"《医疗保障基金使用监督管理条例》第十三条\"}]}"
            })
    static final class Put implements Callable<Integer> {
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

        @Option(
                names = "--audit-key",
                required = true,
                paramLabel = "FILE",
                description = "Your key in the audit; made if it is not there. Each person has one.")
        private Path auditKey = Path.of("");

        @Option(
                names = "--actor",
                paramLabel = "ID",
                defaultValue = "${sys:user.name}",
                description = "Who issues it (default: as whom you are logged in on this machine).")
        private String actor = "";

        Put(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws CommandFailure {
            if (actor.isBlank()) {
                throw CommandFailure.usage("nobody is named: say who issues it with --actor");
            }
            List<Standing> standings = StandingFile.read(file);
            StandingAudit.beforehand(bootstrapServers, auditKey, actor, standings);
            WireEncoder encoder = new WireEncoder();
            Sending.all(
                    bootstrapServers,
                    TopicCatalogue.STANDING,
                    standings.stream()
                            .map(standing ->
                                    new Sending.Message(StandingKey.of(standing).encode(), encoder.encode(standing)))
                            .toList());
            console.err()
                    .println(NAME + "put: " + Text.count(standings.size()) + " standings are issued on "
                            + TopicCatalogue.STANDING);
            return ExitCodes.OK;
        }
    }

    /** Lists standings. */
    @Command(
            name = "list",
            header = "Lists what is issued, as the screener has it.",
            description = {
                "Prints JSON lines, one subject a line, by subject, in the form that put reads: with entries of the future"
                        + " and of the past, as they were issued. Records that cannot be read are passed over, as the"
                        + " screener does, and told on standard error."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExamples:%n",
            footer = {
                "  screener standing list --bootstrap-servers 127.0.0.1:9092",
                "  screener standing list INSTITUTION:H43010200001 \\",
                "    --bootstrap-servers 127.0.0.1:9092"
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
            IssuedStandings issued = read();
            List<Standing> wanted =
                    issued.standings().stream().filter(this::isWanted).toList();
            wanted.forEach(standing -> console.out().println(StandingLine.of(standing)));
            console.out().flush();
            issued.problems().forEach(problem -> console.err().println(NAME + "list: " + problem));
            String none = subject != null && wanted.isEmpty() ? "; nothing is issued about " + subject : "";
            console.err().println(NAME + "list: " + Text.count(wanted.size()) + " subjects" + none);
            return ExitCodes.OK;
        }

        private boolean isWanted(Standing standing) {
            return subject == null
                    || standing.getSubjectId().equals(subject)
                    || StandingKey.of(standing).encode().equals(subject);
        }

        private IssuedStandings read() throws CommandFailure {
            try {
                return IssuedStandings.of(new KafkaStandingLog(bootstrapServers));
            } catch (IllegalStateException | KafkaException e) {
                throw CommandFailure.failed("the standings cannot be listed: " + e.getMessage(), e);
            }
        }
    }
}
