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
import org.claimscreener.engine.referral.ReferralCommandCheck;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.ReferralCommand;
import org.claimscreener.wire.record.ReferralCommandKind;
import org.claimscreener.wire.record.ReferralOutcome;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One entry about a referral, from the command line to the log. */
abstract class ReferralEntry implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "REFERRAL", description = "Its id, as referral make printed it.")
    private String referral = "";

    @Mixin
    private ActingOptions acting = new ActingOptions();

    @Option(
            names = "--command-id",
            paramLabel = "ID",
            description = "Names the entry, so that sending it twice is once (default: made of what it says).")
    private String commandId = "";

    ReferralEntry(Console console) {
        this.console = console;
    }

    abstract ReferralCommandKind kind();

    /** In words. */
    abstract String reason();

    /** Fills in what this entry has of its own. */
    abstract void fill(ReferralCommand.Builder command);

    @Override
    public Integer call() throws CommandFailure {
        Instant now = Instant.ofEpochMilli(Clock.systemUTC().millis());
        ReferralCommand.Builder command = command(kind(), referral, acting.actor(), reason(), now);
        fill(command);
        command.setCommandId(commandId.isBlank() ? madeOf(command) : commandId);
        ReferralCommand ready = command.build();
        Optional<String> problem = ReferralCommandCheck.firstProblem(ready);
        if (problem.isPresent()) {
            throw CommandFailure.usage(problem.get());
        }
        audited(acting, ready);
        send(acting, ready);
        console.err()
                .println(ReferralCommands.NAME + "sent " + ready.getCommandId()
                        + "; see what became of it with screener referral list " + referral);
        console.out().println(ready.getCommandId());
        console.out().flush();
        return ExitCodes.OK;
    }

    static ReferralCommand.Builder command(
            ReferralCommandKind kind, String referral, String actor, String reason, Instant now) {
        return ReferralCommand.newBuilder()
                .setCommandId("")
                .setReferralId(referral)
                .setKind(kind)
                .setActorId(actor)
                .setActorRole(ActorRole.OPERATOR)
                .setReason(reason)
                .setIssuedAt(now);
    }

    /** Puts on record who sends it. */
    static void audited(ActingOptions acting, ReferralCommand command) throws CommandFailure {
        acting.onRecord(
                AuditAction.COMMAND_SENT,
                List.of(new ActingOptions.Deed(
                        command.getReferralId(), "referral " + command.getKind() + " " + command.getCommandId())));
    }

    static void send(ActingOptions acting, ReferralCommand command) throws CommandFailure {
        Sending.all(
                acting.bootstrapServers(),
                TopicCatalogue.REFERRALS,
                List.of(new Sending.Message(command.getReferralId(), new WireEncoder().encode(command))));
    }

    private static String madeOf(ReferralCommand.Builder command) {
        String said = command.getReferralId() + "/" + command.getActorId() + "/" + command.getReceivedBy() + "/"
                + command.getTheirNumber() + "/" + command.getOutcome() + "/" + command.getReason();
        return command.getKind().name().toLowerCase(Locale.ROOT) + "-"
                + UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
    }

    /** It left the house. */
    @Command(
            name = "sent",
            header = "Enters that a packet has left the house.",
            description =
                    "Its receipt is due with the end of the fifth working day after; then it is asked for every five"
                            + " working days, three times, and then a supervisor is to see to it.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExample:%n",
            footer = {
                "  screener referral sent S000000000002-POLICE --by '机要 0042' \\",
                "    --bootstrap-servers 127.0.0.1:9092 --audit-key zhang.audit"
            })
    static final class Sent extends ReferralEntry {
        @Option(names = "--by", required = true, paramLabel = "TEXT", description = "By which way, with its number.")
        private String way = "";

        Sent(Console console) {
            super(console);
        }

        @Override
        ReferralCommandKind kind() {
            return ReferralCommandKind.SENT;
        }

        @Override
        String reason() {
            return way;
        }

        @Override
        void fill(ReferralCommand.Builder command) {
            // Its words are all it has.
        }
    }

    /** The department signed for it. */
    @Command(
            name = "received",
            header = "Enters that the department signed for a packet.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExample:%n",
            footer = {
                "  screener referral received S000000000002-POLICE --received-by 经侦支队 \\",
                "    --number '长公经〔2026〕88号' \\",
                "    --bootstrap-servers 127.0.0.1:9092 --audit-key zhang.audit"
            })
    static final class Received extends ReferralEntry {
        @Option(
                names = "--received-by",
                required = true,
                paramLabel = "TEXT",
                description = "Who signed for it, as the receipt says.")
        private String receivedBy = "";

        @Option(names = "--number", paramLabel = "TEXT", description = "The department's number, when it gave one.")
        private @Nullable String number;

        @Option(names = "--note", paramLabel = "TEXT", description = "What is to be noted.")
        private String note = "";

        Received(Console console) {
            super(console);
        }

        @Override
        ReferralCommandKind kind() {
            return ReferralCommandKind.RECEIVED;
        }

        @Override
        String reason() {
            return note;
        }

        @Override
        void fill(ReferralCommand.Builder command) {
            command.setReceivedBy(receivedBy).setTheirNumber(number);
        }
    }

    /** The department said what it does. */
    @Command(
            name = "answered",
            header = "Enters what the department does.",
            description = "It may be entered again when the department thinks better of it.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExample:%n",
            footer = {
                "  screener referral answered S000000000002-POLICE \\",
                "    --outcome CASE_FILED --answer 立案侦查 \\",
                "    --bootstrap-servers 127.0.0.1:9092 --audit-key zhang.audit"
            })
    static final class Answered extends ReferralEntry {
        @Option(names = "--outcome", required = true, paramLabel = "OUTCOME", description = "${COMPLETION-CANDIDATES}.")
        private ReferralOutcome outcome = ReferralOutcome.OTHER;

        @Option(names = "--answer", required = true, paramLabel = "TEXT", description = "The answer in words.")
        private String answer = "";

        @Option(names = "--number", paramLabel = "TEXT", description = "The department's number, when it gave one.")
        private @Nullable String number;

        Answered(Console console) {
            super(console);
        }

        @Override
        ReferralCommandKind kind() {
            return ReferralCommandKind.ANSWERED;
        }

        @Override
        String reason() {
            return answer;
        }

        @Override
        void fill(ReferralCommand.Builder command) {
            command.setOutcome(outcome).setTheirNumber(number);
        }
    }
}
