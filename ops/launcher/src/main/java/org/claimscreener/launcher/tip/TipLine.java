package org.claimscreener.launcher.tip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.hold.HoldLimits;
import org.claimscreener.engine.pack.Digests;
import org.claimscreener.engine.tip.TipCheck;
import org.claimscreener.engine.tip.TipRuling;
import org.claimscreener.engine.tip.seal.DeskPublicKey;
import org.claimscreener.engine.tip.seal.IdentityKind;
import org.claimscreener.engine.tip.seal.Pseudonyms;
import org.claimscreener.engine.tip.seal.Reporter;
import org.claimscreener.engine.tip.seal.ReporterSeal;
import org.claimscreener.launcher.lines.Fields;
import org.claimscreener.launcher.lines.Lines;
import org.claimscreener.launcher.lines.WrongLine;
import org.claimscreener.launcher.lines.WrongLinesException;
import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Tip;
import org.claimscreener.wire.record.TipChannel;

/**
 * Tips as lines of JSON, whose reporters are sealed as they are read.
 *
 * @param desk for whom
 * @param enteredBy the id under which the person signs in
 * @param now when they are to be sent
 */
public record TipLine(DeskPublicKey desk, Pseudonyms pseudonyms, SecureRandom random, String enteredBy, Instant now) {
    private static final List<String> FIELDS = List.of(
            "tip_id", "area", "target_kind", "target_id", "lead", "channel", "evidence", "received_at", "reporter");
    private static final List<String> REPORTER = List.of("kind", "number", "name", "contact");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "pdf", "application/pdf",
            "ofd", "application/ofd",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "txt", "text/plain");

    /**
     * A file of them, all or none.
     *
     * @throws WrongLinesException naming the lines that are wrong; never what stands in a reporter's fields
     * @throws IOException when it cannot be read
     */
    public List<Tip> read(InputStream in) throws WrongLinesException, IOException {
        return Lines.read(in, (number, line) -> read(line));
    }

    private Tip read(String line) throws WrongLine {
        Fields fields = Fields.ofLine(line, FIELDS);
        String tipId = fields.text("tip_id");
        Tip.Builder tip = Tip.newBuilder()
                .setTipId(tipId)
                .setArea(fields.text("area"))
                .setTargetKind(fields.choice("target_kind", SubjectKind.values()))
                .setTargetId(fields.text("target_id"))
                .setLead(fields.text("lead"))
                .setChannel(fields.choice("channel", TipChannel.values()))
                .setEvidence(evidence(fields.texts("evidence")))
                .setReceivedAt(fields.has("received_at") ? fields.time("received_at") : now)
                .setEnteredBy(enteredBy);
        if (fields.has("reporter")) {
            Reporter reporter = reporter(fields.object("reporter", REPORTER));
            tip.setPseudonym(pseudonyms.of(reporter))
                    .setSeal(Base64.getEncoder().encodeToString(ReporterSeal.seal(desk, tipId, reporter, random)));
        }
        Tip whole = tip.build();
        Optional<TipRuling> problem = TipCheck.firstProblem(org.claimscreener.engine.tip.Tip.of(whole), now);
        if (problem.isPresent()) {
            throw new WrongLine(problem.get().reason() + ": " + problem.get().detail());
        }
        return whole;
    }

    private static Reporter reporter(Fields fields) throws WrongLine {
        Reporter reporter = new Reporter(
                fields.choice("kind", IdentityKind.values()),
                fields.text("number"),
                fields.has("name") ? fields.text("name") : "",
                fields.has("contact") ? fields.text("contact") : "");
        Optional<String> problem = reporter.firstProblem();
        if (problem.isPresent()) {
            throw new WrongLine("reporter." + problem.get());
        }
        return reporter;
    }

    private static List<Attachment> evidence(List<String> files) throws WrongLine {
        if (files.size() > HoldLimits.MAX_ATTACHMENTS) {
            throw new WrongLine(
                    "evidence has " + files.size() + " files; at most " + HoldLimits.MAX_ATTACHMENTS + " are taken");
        }
        List<Attachment> evidence = new ArrayList<>();
        for (String file : files) {
            evidence.add(attachment(Path.of(file)));
        }
        return evidence;
    }

    private static Attachment attachment(Path file) throws WrongLine {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        try {
            long size = Files.size(file);
            if (size > HoldLimits.MAX_ATTACHED_BYTES) {
                throw new WrongLine("evidence " + file + " is larger than 100 MiB");
            }
            return Attachment.newBuilder()
                    .setName(name)
                    .setMediaType(MEDIA_TYPES.getOrDefault(ending, "unknown"))
                    .setSizeBytes(size)
                    .setSha256(Digests.sha256(Files.readAllBytes(file)))
                    .build();
        } catch (IOException e) {
            throw new WrongLine("evidence " + file + " cannot be read");
        }
    }
}
