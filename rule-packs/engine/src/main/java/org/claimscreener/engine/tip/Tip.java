package org.claimscreener.engine.tip;

import java.time.Instant;
import java.util.List;

import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.TipChannel;
import org.jspecify.annotations.Nullable;

/**
 * A report about a subject, as it came. {@link TipCheck} says what must hold of it.
 *
 * @param tipId names it; what scrutiny and holds show, never the reporter
 * @param area area code of the office that took it, 6 digits
 * @param lead what is reported, as text: whatever stands in it is shown as it is and never interpreted
 * @param evidence files by digest
 * @param receivedAt when the office received it, by its own statement; tells who was first
 * @param enteredBy the id under which the person signs in who entered it
 * @param pseudonym under which the reporter is known again, 64 hex digits; null = anonymous
 * @param seal who reported, sealed for the tip desk, in base64; null exactly when the pseudonym is
 */
public record Tip(
        String tipId,
        String area,
        SubjectKind targetKind,
        String targetId,
        String lead,
        TipChannel channel,
        List<Attachment> evidence,
        Instant receivedAt,
        String enteredBy,
        @Nullable String pseudonym,
        @Nullable String seal) {
    public Tip {
        evidence = List.copyOf(evidence);
    }

    /** As the log has it. */
    public static Tip of(org.claimscreener.wire.record.Tip tip) {
        return new Tip(
                tip.getTipId(),
                tip.getArea(),
                tip.getTargetKind(),
                tip.getTargetId(),
                tip.getLead(),
                tip.getChannel(),
                tip.getEvidence(),
                tip.getReceivedAt(),
                tip.getEnteredBy(),
                tip.getPseudonym(),
                tip.getSeal());
    }

    /** The same for a copy, another one for anything else of the same id. */
    String digest() {
        Digested digested = new Digested()
                .with(tipId, area, targetKind.name(), targetId, lead, channel.name())
                .with(receivedAt.toString(), enteredBy, pseudonym, seal);
        for (Attachment file : evidence) {
            digested.with(file.getName(), file.getMediaType(), Long.toString(file.getSizeBytes()), file.getSha256());
        }
        return digested.digest();
    }
}
