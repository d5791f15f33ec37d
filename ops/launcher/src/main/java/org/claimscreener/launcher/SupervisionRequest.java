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
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.engine.supervision.CommandCheck;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.SupervisionCommand;
import org.claimscreener.wire.record.SupervisionCommandKind;
import org.claimscreener.wire.record.TakeBackGround;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One command about a subject, from the command line to the log. */
abstract class SupervisionRequest implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ActingOptions acting = new ActingOptions();

    @Option(
            names = "--subject",
            required = true,
            paramLabel = "KIND:ID",
            description = "Whom it is about, as PRACTITIONER:D430102000001 or INSTITUTION:H43010200001.")
    private String subject = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for those who read it later.")
    private String reason = "";

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Names the command, so that sending it twice is once (default: made of what it says).")
    private String id = "";

    SupervisionRequest(Console console) {
        this.console = console;
    }

    /** Fills in what this command has of its own. */
    abstract void fill(SupervisionCommand.Builder command);

    @Override
    public Integer call() throws CommandFailure {
        StandingKey about = StandingKey.decode(subject)
                .orElseThrow(() -> CommandFailure.usage("--subject is '" + subject
                        + "'; write the kind, a colon and the id, as PRACTITIONER:D430102000001"));
        Instant now = Instant.ofEpochMilli(Clock.systemUTC().millis());
        var command = SupervisionCommand.newBuilder()
                .setCommandId("")
                .setKind(SupervisionCommandKind.OTHER)
                .setSubjectKind(about.kind())
                .setSubjectId(about.subjectId())
                .setAbout("")
                .setActorId(acting.actor())
                .setActorRole(ActorRole.SUPERVISOR)
                .setReason(reason)
                .setIssuedAt(now);
        fill(command);
        command.setCommandId(id.isBlank() ? madeOf(command) : id);
        var ready = command.build();
        Optional<String> problem = CommandCheck.firstProblem(ready);
        if (problem.isPresent()) {
            throw CommandFailure.usage(problem.get());
        }
        acting.onRecord(
                AuditAction.COMMAND_SENT,
                List.of(ActingOptions.about(
                        about.kind(), about.subjectId(), ready.getKind() + " " + ready.getCommandId())));
        Sending.all(
                acting.bootstrapServers(),
                TopicCatalogue.DIRECTIVES,
                List.of(new Sending.Message(about.encode(), new WireEncoder().encode(ready))));
        console.err()
                .println(SupervisionCommands.NAME + "sent " + ready.getCommandId()
                        + "; see what became of it with screener supervision list");
        console.out().println(ready.getCommandId());
        console.out().flush();
        return ExitCodes.OK;
    }

    private static String madeOf(SupervisionCommand.Builder command) {
        String said = command.getKind() + "/" + command.getSubjectKind() + ":" + command.getSubjectId() + "/"
                + command.getAbout() + "/" + command.getActorId() + "/" + command.getReason() + "/"
                + command.getTakesBack() + "/" + command.getOrderNo();
        return command.getKind().name().toLowerCase(Locale.ROOT) + "-"
                + UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
    }

    /** A subject's contest. */
    @Command(
            name = "contest",
            header = "Enters that a subject contests a change of its points or score.",
            description = {
                "The change stays in force until another person has decided, within 15 working days unless the scheme says"
                        + " otherwise; then it waits for a supervisor.",
                "Prints the contest's id."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExample:%n",
            footer = {
                "  screener supervision contest S000000000002 --subject PRACTITIONER:D430102000001 \\",
                "    --reason '不是我开的' --bootstrap-servers 127.0.0.1:9092 --audit-key zhang.audit"
            })
    static final class Contest extends SupervisionRequest {
        @Parameters(index = "0", paramLabel = "HOLD", description = "The change: id of the hold that made it.")
        private String hold = "";

        Contest(Console console) {
            super(console);
        }

        @Override
        void fill(SupervisionCommand.Builder command) {
            command.setKind(SupervisionCommandKind.CONTEST).setAbout(hold);
        }
    }

    /** Another person's answer. */
    @Command(
            name = "decide",
            header = "Decides a contest: the change stands, or is taken back.",
            description = "By another person than who entered it, a senior reviewer or a supervisor; once it was"
                    + " escalated, by a supervisor.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Decide extends SupervisionRequest {
        @Parameters(index = "0", paramLabel = "CONTEST", description = "Its id, as contest printed it.")
        private String contest = "";

        @Option(names = "--take-back", description = "The change is taken back; without it, it stands.")
        private boolean takesBack;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
        private Role role = Role.SUPERVISOR;

        private enum Role {
            SENIOR_REVIEWER,
            SUPERVISOR
        }

        Decide(Console console) {
            super(console);
        }

        @Override
        void fill(SupervisionCommand.Builder command) {
            command.setKind(SupervisionCommandKind.DECIDE_CONTEST)
                    .setAbout(contest)
                    .setTakesBack(takesBack)
                    .setActorRole(ActorRole.valueOf(role.name()));
        }
    }

    /** What was overturned elsewhere. */
    @Command(
            name = "take-back",
            header = "Enters that an outcome was overturned: its points and score are taken back.",
            description =
                    "By an appeal after the hold had ended, by administrative review or by a court. All is then as if"
                            + " the outcome had never come.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class TakeBack extends SupervisionRequest {
        @Parameters(index = "0", paramLabel = "HOLD", description = "Whose outcome: id of the hold.")
        private String hold = "";

        @Option(
                names = "--order",
                required = true,
                paramLabel = "NUMBER",
                description = "Number of the decision that overturned it.")
        private String order = "";

        @Option(names = "--appeal", description = "By the institution's appeal; without it, by review or a court.")
        private boolean appeal;

        TakeBack(Console console) {
            super(console);
        }

        @Override
        void fill(SupervisionCommand.Builder command) {
            command.setKind(SupervisionCommandKind.TAKE_BACK)
                    .setAbout(hold)
                    .setOrderNo(order)
                    .setGround(appeal ? TakeBackGround.APPEAL : TakeBackGround.ADMINISTRATIVE_REVIEW);
        }
    }
}
