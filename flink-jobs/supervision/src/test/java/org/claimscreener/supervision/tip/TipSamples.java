package org.claimscreener.supervision.tip;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.record.TipMatter;
import org.claimscreener.supervision.record.TipMatterKind;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Tip;
import org.claimscreener.wire.record.TipChannel;
import org.claimscreener.wire.record.TipCommand;
import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipConditions;

/** Tips about one institution that tests send. */
public final class TipSamples {
    static final String PSEUDONYM = "a".repeat(64);

    private TipSamples() {}

    static Tip tip(String id) {
        return builder(id).build();
    }

    public static Tip.Builder builder(String id) {
        return Tip.newBuilder()
                .setTipId(id)
                .setArea("430102")
                .setTargetKind(SubjectKind.INSTITUTION)
                .setTargetId(Samples.INSTITUTION)
                .setLead("血液透析每周记账三次,实际只做两次,见附件")
                .setChannel(TipChannel.WEB)
                .setEvidence(List.of(Attachment.newBuilder()
                        .setName("账单.pdf")
                        .setMediaType("application/pdf")
                        .setSizeBytes(1_000)
                        .setSha256("0".repeat(64))
                        .build()))
                .setReceivedAt(Samples.NOW)
                .setEnteredBy("clerk-1")
                .setPseudonym(PSEUDONYM)
                .setSeal("AAAA");
    }

    static TipCommand takeUp(String tipId) {
        return command(TipCommandKind.TAKE_UP, tipId, "officer-1");
    }

    public static TipCommand command(TipCommandKind kind, String tipId, String actorId) {
        return TipCommand.newBuilder()
                .setCommandId(kind + "/" + tipId)
                .setKind(kind)
                .setTargetKind(SubjectKind.INSTITUTION)
                .setTargetId(Samples.INSTITUTION)
                .setTipId(tipId)
                .setConditions(kind == TipCommandKind.TAKE_UP ? new TipConditions(true, true, true, true) : null)
                .setActorId(actorId)
                .setReason("经核查")
                .setIssuedAt(Samples.NOW)
                .build();
    }

    static TipMatter matter(SpecificRecord message, Instant at) {
        return new TipMatter(
                Samples.KEY,
                message instanceof Tip ? TipMatterKind.TIP : TipMatterKind.COMMAND,
                TopicCatalogue.TIPS,
                0,
                1L,
                at.toEpochMilli(),
                ByteBuffer.wrap(new WireEncoder().encode(message)),
                null,
                0L,
                0L);
    }
}
