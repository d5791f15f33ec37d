package org.claimscreener.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
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
import org.claimscreener.launcher.tip.TipKeys;
import org.claimscreener.launcher.tip.TipLine;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.Tip;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Enters tips, and seals who reported. */
@Command(
        name = "enter",
        header = "Enters tips; who reported is sealed before anything leaves this machine.",
        description = {
            "Reads JSON lines, one tip a line. When a line is wrong, none is entered.",
            "",
            "Fields: tip_id, area (code of the office, 6 digits), target_kind (INSTITUTION, DEPARTMENT, PRACTITIONER,"
                    + " PATIENT), target_id, lead (what is reported, 10 to 4,000 characters), channel (HOTLINE, WEB,"
                    + " LETTER, VISIT, TRANSFERRED), evidence (list of files, PDF, OFD, JPEG, PNG or text, at most 5;"
                    + " only their digests are sent), received_at (default: now), reporter (kind RESIDENT_ID, TELEPHONE,"
                    + " TRAVEL_DOCUMENT or ORGANISATION, number, name, contact). Without a reporter it is anonymous, and"
                    + " nobody can be rewarded.",
            "Of tips with one tip_id the first one stands: a second is refused (SAME_ID), also when it is the same file again,"
                    + " for each seal is another one."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  screener tip enter --file tips.jsonl --keys keys --bootstrap-servers 127.0.0.1:9092 \\",
            "    --actor li.na --audit-key li.audit",
            "with, on one line of tips.jsonl,",
            "  {\"tip_id\":\"430102-2026-0007\",\"area\":\"430102\",\"target_kind\":\"INSTITUTION\",",
            "   \"target_id\":\"P43010200002\",\"lead\":\"药店收集医保卡,每天关门后空刷\",\"channel\":\"HOTLINE\",",
            "   \"evidence\":[\"shop.jpg\"],\"reporter\":{\"kind\":\"TELEPHONE\",\"number\":\"...\"}}"
        })
final class TipEnter implements Callable<Integer> {
    private static final String NAME = TipCommands.NAME + "enter: ";

    private final Console console;

    @Mixin
    private ActingOptions acting = new ActingOptions();

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "JSON lines; - for standard input.")
    private String file = "";

    @Option(
            names = "--keys",
            required = true,
            paramLabel = "FOLDER",
            description = "With " + TipKeys.DESK_PUBLIC + " and " + TipKeys.PSEUDONYMS + ".")
    private Path keys = Path.of("");

    @Option(names = "--dry-run", description = "Checks only; sends nothing and connects to nothing.")
    private boolean dryRun;

    TipEnter(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        List<Tip> tips = read();
        if (dryRun) {
            console.err().println(NAME + Text.count(tips.size()) + " tips are as they should be; nothing is sent");
            return ExitCodes.OK;
        }
        acting.onRecord(
                AuditAction.COMMAND_SENT,
                tips.stream()
                        .map(tip -> ActingOptions.about(
                                tip.getTargetKind(), tip.getTargetId(), "ENTER_TIP " + tip.getTipId()))
                        .toList());
        WireEncoder encoder = new WireEncoder();
        Sending.all(
                acting.bootstrapServers(),
                TopicCatalogue.TIPS,
                tips.stream()
                        .map(tip -> new Sending.Message(
                                new StandingKey(tip.getTargetKind(), tip.getTargetId()).encode(), encoder.encode(tip)))
                        .toList());
        console.err()
                .println(NAME + Text.count(tips.size()) + " tips are entered on " + TopicCatalogue.TIPS
                        + "; see what becomes of them with screener supervision list");
        return ExitCodes.OK;
    }

    private List<Tip> read() throws CommandFailure {
        try (InputStream in = file.equals(StandardStreams.NAME) ? System.in : Files.newInputStream(Path.of(file))) {
            return new TipLine(
                            TipKeys.deskPublic(keys.resolve(TipKeys.DESK_PUBLIC)),
                            TipKeys.pseudonyms(keys.resolve(TipKeys.PSEUDONYMS)),
                            new SecureRandom(),
                            acting.actor(),
                            Clock.systemUTC().instant())
                    .read(in);
        } catch (WrongLinesException e) {
            throw CommandFailure.failed(file + " has tips that cannot be entered, and none was: " + e.getMessage(), e);
        } catch (IOException e) {
            throw CommandFailure.failed("a file cannot be read: " + FileMessages.of(e), e);
        }
    }
}
