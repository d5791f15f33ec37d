package org.claimscreener.engine.tip;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.TipChannel;
import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipDismissal;
import org.jspecify.annotations.Nullable;

/** Tips and commands that tests send. */
final class Tips {
    static final String INSTITUTION = "H34010200001";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** When they come: a Monday. */
    static final Instant NOW = day("2026-09-07").plusSeconds(36_000);

    static final String TAKER = "officer-1";
    static final String CLOSER = "officer-2";

    private Tips() {}

    static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay(ZONE).toInstant();
    }

    static Tip tip(String id) {
        return tip(id, NOW, "a".repeat(64));
    }

    static Tip tip(String id, Instant receivedAt, @Nullable String pseudonym) {
        return tip(id, receivedAt, pseudonym, "血液透析每周记账三次,实际只做两次,见附件", List.of(evidence()));
    }

    static Tip tip(String id, Instant receivedAt, @Nullable String pseudonym, String lead, List<Attachment> evidence) {
        return new Tip(
                id,
                "340102",
                SubjectKind.INSTITUTION,
                INSTITUTION,
                lead,
                TipChannel.WEB,
                evidence,
                receivedAt,
                "clerk-1",
                pseudonym,
                pseudonym == null ? null : "AAAA");
    }

    static Attachment evidence() {
        return Attachment.newBuilder()
                .setName("账单.pdf")
                .setMediaType("application/pdf")
                .setSizeBytes(1_000)
                .setSha256("0".repeat(64))
                .build();
    }

    static TipCommand takeUp(String tipId) {
        return command(TipCommandKind.TAKE_UP, tipId, TAKER);
    }

    static TipCommand verified(String tipId) {
        return command(TipCommandKind.CLOSE_VERIFIED, tipId, CLOSER);
    }

    static TipCommand unfounded(String tipId) {
        return command(TipCommandKind.CLOSE_UNFOUNDED, tipId, CLOSER);
    }

    static TipCommand dismiss(String tipId) {
        return command(TipCommandKind.DISMISS, tipId, CLOSER);
    }

    static TipCommand sameFacts(String tipId, String other) {
        return with(command(TipCommandKind.SAME_FACTS, tipId, CLOSER), other);
    }

    static TipCommand link(String tipId, String source) {
        return with(command(TipCommandKind.LINK, tipId, CLOSER), source);
    }

    static TipCommand command(TipCommandKind kind, String tipId, String actor) {
        return new TipCommand(
                kind + "/" + tipId + "/" + actor,
                tipId,
                kind,
                actor,
                "经核查",
                kind == TipCommandKind.TAKE_UP ? TipConditions.MET : null,
                kind == TipCommandKind.DISMISS ? TipDismissal.NO_SPECIFIC_LEAD : null,
                null,
                NOW);
    }

    static TipCommand with(TipCommand command, String other) {
        return new TipCommand(
                command.commandId() + "/" + other,
                command.tipId(),
                command.kind(),
                command.actorId(),
                command.reason(),
                command.conditions(),
                command.dismissal(),
                other,
                command.issuedAt());
    }

    static TipCommand withId(TipCommand command, String id) {
        return new TipCommand(
                id,
                command.tipId(),
                command.kind(),
                command.actorId(),
                command.reason(),
                command.conditions(),
                command.dismissal(),
                command.other(),
                command.issuedAt());
    }
}
