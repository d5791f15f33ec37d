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
import org.claimscreener.engine.tip.TipCheck;
import org.claimscreener.engine.tip.TipRuling;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.TipCommand;
import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipConditions;
import org.claimscreener.wire.record.TipDismissal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One command about a tip, from the command line to the log. */
abstract class TipRequest implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ActingOptions acting = new ActingOptions();

    @Parameters(index = "0", paramLabel = "TIP", description = "Its id.")
    private String tip = "";

    @Option(
            names = "--target",
            required = true,
            paramLabel = "KIND:ID",
            description = "Whom the tip is about, as INSTITUTION:P43010200002.")
    private String target = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for those who read it later.")
    private String reason = "";

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Names the command, so that sending it twice is once (default: made of what it says).")
    private String id = "";

    TipRequest(Console console) {
        this.console = console;
    }

    /** Fills in what this command has of its own. */
    abstract void fill(TipCommand.Builder command) throws CommandFailure;

    @Override
    public Integer call() throws CommandFailure {
        StandingKey about = StandingKey.decode(target)
                .orElseThrow(() -> CommandFailure.usage("--target is '" + target
                        + "'; write the kind, a colon and the id, as INSTITUTION:P43010200002"));
        TipCommand.Builder command = TipCommand.newBuilder()
                .setCommandId("")
                .setKind(TipCommandKind.OTHER)
                .setTargetKind(about.kind())
                .setTargetId(about.subjectId())
                .setTipId(tip)
                .setActorId(acting.actor())
                .setReason(reason)
                .setIssuedAt(Instant.ofEpochMilli(Clock.systemUTC().millis()));
        fill(command);
        command.setCommandId(id.isBlank() ? madeOf(command) : id);
        TipCommand ready = command.build();
        Optional<TipRuling> problem = TipCheck.firstProblem(org.claimscreener.engine.tip.TipCommand.of(ready));
        if (problem.isPresent()) {
            throw CommandFailure.usage(problem.get().detail());
        }
        acting.onRecord(
                AuditAction.COMMAND_SENT,
                List.of(ActingOptions.about(
                        about.kind(), about.subjectId(), ready.getKind() + " " + ready.getTipId())));
        Sending.all(
                acting.bootstrapServers(),
                TopicCatalogue.TIPS,
                List.of(new Sending.Message(about.encode(), new WireEncoder().encode(ready))));
        console.err()
                .println(TipCommands.NAME + "sent " + ready.getCommandId()
                        + "; see what became of it with screener supervision list");
        console.out().println(ready.getCommandId());
        console.out().flush();
        return ExitCodes.OK;
    }

    private static String madeOf(TipCommand.Builder command) {
        String said = command.getKind() + "/" + command.getTargetKind() + ":" + command.getTargetId() + "/"
                + command.getTipId() + "/" + command.getActorId() + "/" + command.getReason() + "/"
                + command.getDismissal() + "/" + command.getOther();
        return command.getKind().name().toLowerCase(Locale.ROOT) + "-"
                + UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
    }

    /** Accepts a tip. */
    @Command(
            name = "take-up",
            header = "Accepts a tip: its lead is checked, and its target is under scrutiny for a while.",
            description =
                    "Within 15 working days of its receipt the check is to be ended with close, by another person.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExample:%n",
            footer = {
                "  screener tip take-up 430102-2026-0007 --target INSTITUTION:P43010200002 --conditions-met \\",
                "    --reason '线索具体,有照片' --bootstrap-servers 127.0.0.1:9092 --audit-key li.audit"
            })
    static final class TakeUp extends TipRequest {
        @Option(
                names = "--conditions-met",
                required = true,
                description = "You state that all conditions of 医保办发〔2022〕22号 are met: a clear target, a specific lead,"
                        + " evidence, facts that the office did not hold. If one is not, dismiss the tip.")
        private boolean met;

        TakeUp(Console console) {
            super(console);
        }

        @Override
        void fill(TipCommand.Builder command) {
            command.setKind(TipCommandKind.TAKE_UP).setConditions(new TipConditions(met, met, met, met));
        }
    }

    /** Does not accept it. */
    @Command(
            name = "dismiss",
            header = "Does not accept a tip, or ends its check without a result; scrutiny ends at once.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Dismiss extends TipRequest {
        @Option(
                names = "--why",
                required = true,
                paramLabel = "WORD",
                description = "NO_CLEAR_TARGET, NO_SPECIFIC_LEAD, NO_EVIDENCE, ALREADY_HELD, NOT_COMPETENT, WITHDRAWN.")
        private TipDismissal why = TipDismissal.OTHER;

        Dismiss(Console console) {
            super(console);
        }

        @Override
        void fill(TipCommand.Builder command) {
            command.setKind(TipCommandKind.DISMISS).setDismissal(why);
        }
    }

    /** More time. */
    @Command(
            name = "extend",
            header = "Gives its check 15 working days more, once, before its deadline.",
            description = "By another person than took it up.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Extend extends TipRequest {
        Extend(Console console) {
            super(console);
        }

        @Override
        void fill(TipCommand.Builder command) {
            command.setKind(TipCommandKind.EXTEND);
        }
    }

    /** Ends the check. */
    @Command(
            name = "close",
            header = "Ends its check: the tip is verified, or unfounded.",
            description =
                    "By another person than took it up. Of a verified one the first reporter is rewarded when money"
                            + " is back, and more as more comes.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Close extends TipRequest {
        @Option(names = "--verified", description = "What was reported is so.")
        private boolean verified;

        @Option(names = "--unfounded", description = "It is not; scrutiny ends at once.")
        private boolean unfounded;

        Close(Console console) {
            super(console);
        }

        @Override
        void fill(TipCommand.Builder command) throws CommandFailure {
            if (verified == unfounded) {
                throw CommandFailure.usage("say how its check ended: --verified or --unfounded");
            }
            command.setKind(verified ? TipCommandKind.CLOSE_VERIFIED : TipCommandKind.CLOSE_UNFOUNDED);
        }
    }

    /** Two are one. */
    @Command(
            name = "same-facts",
            header = "Says that it is about the same facts as another tip; the first by receipt stands for both.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class SameFacts extends TipRequest {
        @Parameters(index = "1", paramLabel = "OTHER", description = "The other tip's id.")
        private String other = "";

        SameFacts(Console console) {
            super(console);
        }

        @Override
        void fill(TipCommand.Builder command) {
            command.setKind(TipCommandKind.SAME_FACTS).setOther(other);
        }
    }

    /** They are not. */
    @Command(
            name = "own-facts",
            header = "Says that it is about facts of its own after all.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class OwnFacts extends TipRequest {
        OwnFacts(Console console) {
            super(console);
        }

        @Override
        void fill(TipCommand.Builder command) {
            command.setKind(TipCommandKind.OWN_FACTS);
        }
    }

    /** A hold belongs to it. */
    @Command(
            name = "link",
            header = "Says that a hold or case belongs to it.",
            description =
                    "Holds that are opened about its target while it is checked, or its scrutiny lasts, are linked"
                            + " without it. A hold that belongs to another tip is moved, with its money.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Link extends TipRequest {
        @Parameters(index = "1", paramLabel = "HOLD", description = "Id of the hold or case.")
        private String hold = "";

        Link(Console console) {
            super(console);
        }

        @Override
        void fill(TipCommand.Builder command) {
            command.setKind(TipCommandKind.LINK).setOther(hold);
        }
    }
}
