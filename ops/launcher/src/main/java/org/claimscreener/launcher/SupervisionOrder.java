package org.claimscreener.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.commandline.StandardStreams;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.launcher.lines.WrongLinesException;
import org.claimscreener.launcher.subject.DirectiveLine;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.Directive;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Issues directives. */
@Command(
        name = "order",
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
            "  screener supervision order --bootstrap-servers 127.0.0.1:9092 --file orders.jsonl \\",
            "    --actor zhang.wei --audit-key zhang.audit",
            "with, on one line of orders.jsonl,",
            "  {\"kind\":\"SUSPEND_SETTLEMENT\",\"subject_kind\":\"DEPARTMENT\",",
            "   \"subject_id\":\"H43010200001/A03\",\"order_no\":\"长医保罚〔2026〕12号\",",
            "   \"basis\":\"VIOLATION\",\"legal_basis\":\"《医疗保障基金使用监督管理条例》第三十八条\",",
            "   \"office\":\"长沙市医疗保障局\",\"ordered_by\":\"u-0117\",\"approved_by\":\"u-0001\",",
            "   \"valid_from\":\"2026-12-01\",\"valid_to\":\"2027-06-01\",\"reason\":\"分解住院\"}"
        })
final class SupervisionOrder implements Callable<Integer> {
    private static final String NAME = SupervisionCommands.NAME;

    private final Console console;

    @Mixin
    private ActingOptions acting = new ActingOptions();

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "JSON lines; - for standard input.")
    private String file = "";

    @Option(names = "--dry-run", description = "Checks only; issues nothing and connects to nothing.")
    private boolean dryRun;

    SupervisionOrder(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        List<Directive> directives = read();
        if (dryRun) {
            console.err()
                    .println(NAME + "order: " + Text.count(directives.size())
                            + " directives are lawful by themselves; nothing is issued");
            return ExitCodes.OK;
        }
        acting.onRecord(
                AuditAction.STANDING_PUT,
                directives.stream()
                        .map(directive -> ActingOptions.about(
                                directive.getSubjectKind(),
                                directive.getSubjectId(),
                                directive.getKind() + " by order " + directive.getOrderNo() + " of "
                                        + directive.getOffice()))
                        .toList());
        WireEncoder encoder = new WireEncoder();
        Sending.all(
                acting.bootstrapServers(),
                TopicCatalogue.DIRECTIVES,
                directives.stream()
                        .map(directive -> new Sending.Message(
                                new StandingKey(directive.getSubjectKind(), directive.getSubjectId()).encode(),
                                encoder.encode(directive)))
                        .toList());
        console.err()
                .println(NAME + "order: " + Text.count(directives.size()) + " directives are issued on "
                        + TopicCatalogue.DIRECTIVES + "; see what became of them with screener supervision list");
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
