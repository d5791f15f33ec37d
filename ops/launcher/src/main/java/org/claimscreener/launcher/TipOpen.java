package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.engine.tip.seal.DeskPrivateKey;
import org.claimscreener.engine.tip.seal.Reporter;
import org.claimscreener.engine.tip.seal.ReporterSeal;
import org.claimscreener.engine.tip.seal.SealBrokenException;
import org.claimscreener.launcher.tip.TipKeys;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.CommittedTopic;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.Tip;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the seal of a tip. */
@Command(
        name = "open",
        header = "Shows who reported; on record before anything is shown.",
        description =
                "For the tip desk alone: it takes the desk's private key. Order 735, article 35, protects reporters.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  screener tip open 430102-2026-0007 --target INSTITUTION:P43010200002 \\",
            "    --desk-key tip-desk.key --reason '发放奖励' --bootstrap-servers 127.0.0.1:9092 --audit-key chen.audit"
        })
final class TipOpen implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ActingOptions acting = new ActingOptions();

    @Parameters(index = "0", paramLabel = "TIP", description = "Its id.")
    private String tipId = "";

    @Option(
            names = "--target",
            required = true,
            paramLabel = "KIND:ID",
            description =
                    "Whom the tip is about, as tip rewards shows it: two tips of one id about two subjects are two.")
    private String target = "";

    @Option(
            names = "--desk-key",
            required = true,
            paramLabel = "FILE",
            description = TipKeys.DESK_PRIVATE + ", as screener tip keys made it.")
    private Path deskKey = Path.of("");

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; goes on record.")
    private String reason = "";

    TipOpen(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        StandingKey about = StandingKey.decode(target)
                .orElseThrow(() -> CommandFailure.usage("--target is '" + target
                        + "'; write the kind, a colon and the id, as INSTITUTION:P43010200002"));
        DeskPrivateKey key = key();
        if (reason.isBlank()) {
            throw CommandFailure.usage("say why it is opened: --reason");
        }
        List<Tip> entered = new ArrayList<>();
        WireDecoder decoder = WireDecoder.create();
        // On record before it is known whether there is one: whoever looks for a reporter has looked.
        acting.onRecord(
                AuditAction.COMMAND_SENT,
                List.of(ActingOptions.about(about.kind(), about.subjectId(), "OPEN_SEAL " + tipId + ": " + reason)));
        try (ReadingProgress progress = new ReadingProgress(console, TipCommands.NAME + "open")) {
            CommittedTopic.read(
                    acting.bootstrapServers(),
                    TopicCatalogue.TIPS,
                    read -> take(read, about, decoder, entered),
                    progress);
        } catch (VerifyFailure e) {
            throw CommandFailure.failed("the tips cannot be read: " + e.getMessage(), e);
        }
        // As for the job: the first of an id counts, whether it names a reporter or not.
        if (entered.isEmpty() || entered.get(0).getSeal() == null) {
            throw CommandFailure.failed(
                    "there is no tip " + tipId + " about " + target + " with a reporter; anonymous ones have none",
                    null);
        }
        Reporter reporter = opened(key, entered.get(0));
        console.out().println(reporter.kind() + " " + reporter.number());
        console.out().println("name: " + reporter.name());
        console.out().println("contact: " + reporter.contact());
        console.out().flush();
        return ExitCodes.OK;
    }

    private DeskPrivateKey key() throws CommandFailure {
        try {
            return TipKeys.deskPrivate(deskKey);
        } catch (IOException e) {
            throw CommandFailure.failed("the desk's key cannot be read: " + FileMessages.of(e), e);
        }
    }

    /** What stands under another key than its target's is a dead letter to the job, and none here. */
    private void take(LogRecord read, StandingKey about, WireDecoder decoder, List<Tip> entered) {
        if (Arrays.equals(read.key(), about.encode().getBytes(StandardCharsets.UTF_8))
                && decoder.decode(read.value()) instanceof Decoded.Accepted accepted
                && accepted.message() instanceof Tip tip
                && tip.getTipId().equals(tipId)
                && tip.getTargetKind() == about.kind()
                && tip.getTargetId().equals(about.subjectId())) {
            entered.add(tip);
        }
    }

    private static Reporter opened(DeskPrivateKey key, Tip tip) throws CommandFailure {
        try {
            return ReporterSeal.open(key, tip.getTipId(), Base64.getDecoder().decode(String.valueOf(tip.getSeal())));
        } catch (SealBrokenException | IllegalArgumentException e) {
            throw CommandFailure.failed("its seal does not open: " + e.getMessage(), e);
        }
    }
}
