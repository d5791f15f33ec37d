package org.claimscreener.launcher;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.penalty.RecoveryCommandCheck;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.launcher.lines.CivilTime;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryCommand;
import org.claimscreener.wire.record.RecoveryCommandKind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One command about a claim, from the command line to the log. */
abstract class RecoverRequest implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ActingOptions acting = new ActingOptions();

    @Parameters(index = "0", paramLabel = "CASE", description = "The office's case.")
    private String caseId = "";

    @Option(
            names = "--subject",
            required = true,
            paramLabel = "KIND:ID",
            description = "Who owes it, as INSTITUTION:H43010200001 or PRACTITIONER:D430102000001.")
    private String subject = "";

    @Option(
            names = "--account",
            paramLabel = "WHAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Account account = Account.LOSS;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for those who read it later.")
    private String reason = "";

    private enum Account {
        LOSS,
        FINE
    }

    RecoverRequest(Console console) {
        this.console = console;
    }

    /** Fills in what this command has of its own. */
    abstract void fill(RecoveryCommand.Builder command) throws CommandFailure;

    @Override
    public Integer call() throws CommandFailure {
        StandingKey owes = StandingKey.decode(subject)
                .orElseThrow(() -> CommandFailure.usage("--subject is '" + subject
                        + "'; write the kind, a colon and the id, as INSTITUTION:H43010200001"));
        Instant now = Instant.ofEpochMilli(Clock.systemUTC().millis());
        RecoveryCommand.Builder command = RecoveryCommand.newBuilder()
                .setCommandId("")
                .setKind(RecoveryCommandKind.OTHER)
                .setSubjectKind(owes.kind())
                .setSubjectId(owes.subjectId())
                .setCaseId(caseId)
                .setAccount(RecoveryAccount.valueOf(account.name()))
                .setAmountFen(0)
                .setReference("")
                .setActorId(acting.actor())
                .setReason(reason)
                .setIssuedAt(now);
        fill(command);
        command.setCommandId(madeOf(command));
        RecoveryCommand ready = command.build();
        Optional<String> problem = RecoveryCommandCheck.firstProblem(ready, now);
        if (problem.isPresent()) {
            throw CommandFailure.usage(problem.get());
        }
        acting.onRecord(
                AuditAction.COMMAND_SENT,
                List.of(ActingOptions.about(
                        owes.kind(),
                        owes.subjectId(),
                        ready.getKind() + " " + ready.getAccount() + " of " + caseId + ", " + ready.getReference()
                                + ", " + ready.getAmountFen() + " fen")));
        Sending.all(
                acting.bootstrapServers(),
                TopicCatalogue.DIRECTIVES,
                List.of(new Sending.Message(owes.encode(), new WireEncoder().encode(ready))));
        console.err()
                .println(RecoverCommands.NAME + "sent " + ready.getCommandId()
                        + "; see what became of it with screener supervision list");
        console.out().println(ready.getCommandId());
        console.out().flush();
        return ExitCodes.OK;
    }

    private static String madeOf(RecoveryCommand.Builder command) {
        String said = command.getSubjectKind() + ":" + command.getSubjectId() + "/" + command.getCaseId() + "/"
                + command.getAccount() + "/" + command.getReference() + "/" + command.getAmountFen() + "/"
                + command.getReceivedAt() + "/" + command.getActorId() + "/" + command.getReason();
        return command.getKind().name().toLowerCase(Locale.ROOT) + "-"
                + UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
    }

    /** It is asked for. */
    @Command(
            name = "order",
            header = "Enters that money was ordered to come back.",
            description =
                    "A fine is entered when a person has decided it; between what it may lie: screener supervision fine.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExample:%n",
            footer = {
                "  screener supervision recover order case-17 --fen 123405 \\",
                "    --subject INSTITUTION:H43010200001 --order '长医保追〔2026〕1号' \\",
                "    --reason 分解住院 \\",
                "    --bootstrap-servers 127.0.0.1:9092 --audit-key zhang.audit"
            })
    static final class Ordered extends RecoverRequest {
        @Option(names = "--fen", required = true, paramLabel = "N", description = "How much, in fen.")
        private long fen;

        @Option(names = "--order", required = true, paramLabel = "NUMBER", description = "Number of the order.")
        private String order = "";

        Ordered(Console console) {
            super(console);
        }

        @Override
        void fill(RecoveryCommand.Builder command) {
            command.setKind(RecoveryCommandKind.ORDER).setAmountFen(fen).setReference(order);
        }
    }

    /** Some came. */
    @Command(
            name = "receipt",
            header = "Books money that came back.",
            description = {
                "The same number is the same money, however often it is entered. More than is outstanding is refused whole: a"
                        + " person looks where it belongs.",
                "The claim is closed with the last fen, by itself."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExample:%n",
            footer = {
                "  screener supervision recover receipt case-17 --fen 100000 \\",
                "    --subject INSTITUTION:H43010200001 --number R-1 \\",
                "    --received 2026-12-01 --reason 第一笔退款 \\",
                "    --bootstrap-servers 127.0.0.1:9092 --audit-key li.audit"
            })
    static final class Received extends RecoverRequest {
        @Option(names = "--fen", required = true, paramLabel = "N", description = "How much, in fen.")
        private long fen;

        @Option(names = "--number", required = true, paramLabel = "NUMBER", description = "Number of the receipt.")
        private String number = "";

        @Option(
                names = "--received",
                required = true,
                paramLabel = "TIME",
                description = "When it came: 2026-12-01, 2026-12-01 08:30:00, or ISO 8601 with an offset.")
        private String received = "";

        Received(Console console) {
            super(console);
        }

        @Override
        void fill(RecoveryCommand.Builder command) throws CommandFailure {
            command.setKind(RecoveryCommandKind.RECEIPT)
                    .setAmountFen(fen)
                    .setReference(number)
                    .setReceivedAt(CivilTime.parse(received)
                            .orElseThrow(() -> CommandFailure.usage(
                                    "--received is '" + received + "'; write 2026-12-01, or 2026-12-01 08:30:00")));
        }
    }

    /** Less is due. */
    @Command(
            name = "reduce",
            header = "Enters that less is due, because an outcome was overturned.",
            description =
                    "By another person than who entered the order. What came already and is no longer due is told as to"
                            + " be paid back.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExample:%n",
            footer = {
                "  screener supervision recover reduce case-17 --fen 20000 \\",
                "    --subject INSTITUTION:H43010200001 \\",
                "    --decision '长医保复〔2026〕7号' --reason 复议决定 \\",
                "    --bootstrap-servers 127.0.0.1:9092 --audit-key li.audit"
            })
    static final class Reduced extends RecoverRequest {
        @Option(names = "--fen", required = true, paramLabel = "N", description = "By how much, in fen.")
        private long fen;

        @Option(
                names = "--decision",
                required = true,
                paramLabel = "NUMBER",
                description = "Number of the decision that overturned it.")
        private String decision = "";

        Reduced(Console console) {
            super(console);
        }

        @Override
        void fill(RecoveryCommand.Builder command) {
            command.setKind(RecoveryCommandKind.REDUCE).setAmountFen(fen).setReference(decision);
        }
    }

    /** The rest is given up. */
    @Command(
            name = "close",
            header = "Enters that what is outstanding is given up.",
            description =
                    "By another person than who entered the order. A claim that was paid is closed by itself. Money that"
                            + " comes after all is still taken, as a receipt.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExample:%n",
            footer = {
                "  screener supervision recover close case-17 \\",
                "    --subject INSTITUTION:H43010200001 \\",
                "    --decision '(2026)湘01执7号' --reason 终结执行 \\",
                "    --bootstrap-servers 127.0.0.1:9092 --audit-key li.audit"
            })
    static final class Closed extends RecoverRequest {
        @Option(
                names = "--decision",
                required = true,
                paramLabel = "NUMBER",
                description = "Number of the decision that ends it.")
        private String decision = "";

        Closed(Console console) {
            super(console);
        }

        @Override
        void fill(RecoveryCommand.Builder command) {
            command.setKind(RecoveryCommandKind.CLOSE).setReference(decision);
        }
    }
}
