package org.claimscreener.supervision;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.engine.credit.Outcome;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.supervision.record.FindingMatter;
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.supervision.record.MatterKind;
import org.claimscreener.supervision.record.OutcomeMatter;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionCommand;
import org.claimscreener.wire.record.SupervisionCommandKind;

/** What tests send. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-09-07T02:00:00Z");
    public static final String INSTITUTION = "H43010200001";
    public static final String PATIENT = "43010020000000000000000001";
    public static final String KEY = "INSTITUTION:" + INSTITUTION;

    private Samples() {}

    /** An institution, by agreement, for half a year from now. */
    public static Directive.Builder suspension(String orderNo) {
        return Directive.newBuilder()
                .setDirectiveId("d " + orderNo)
                .setKind(DirectiveKind.SUSPEND_SETTLEMENT)
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId(INSTITUTION)
                .setOrderNo(orderNo)
                .setBasis(DirectiveBasis.AGREEMENT)
                .setLegalBasis("《医疗保障基金使用监督管理条例》第十三条")
                .setOffice("长沙市医疗保障局")
                .setOrderedBy("u-1")
                .setApprovedBy("u-2")
                .setValidFrom(NOW)
                .setValidTo(NOW.plusSeconds(180 * 86_400L))
                .setReason("经查实")
                .setIssuedAt(NOW);
    }

    /** The whole of it, on its way to its subject. */
    public static Matter directive(Directive directive, Instant at) {
        return new Matter(
                KEY,
                MatterKind.DIRECTIVE,
                TopicCatalogue.DIRECTIVES,
                0,
                1L,
                at.toEpochMilli(),
                ByteBuffer.wrap(new WireEncoder().encode(directive)),
                null,
                null,
                null);
    }

    public static Matter met(String orderNo, String settlementId, Instant at) {
        return new Matter(
                KEY,
                MatterKind.MET,
                TopicCatalogue.DECISIONS,
                0,
                1L,
                at.toEpochMilli(),
                null,
                orderNo,
                settlementId,
                null);
    }

    public static Matter command(SupervisionCommand command, Instant at) {
        return new Matter(
                KEY,
                MatterKind.COMMAND,
                TopicCatalogue.DIRECTIVES,
                0,
                1L,
                at.toEpochMilli(),
                ByteBuffer.wrap(new WireEncoder().encode(command)),
                null,
                null,
                null);
    }

    /** Of the institution, a plain breach. */
    public static Matter outcome(String holdId, long deductedFen, Instant at) {
        int day = Math.toIntExact(Outcome.dayOf(at).toEpochDay());
        return new Matter(
                KEY,
                MatterKind.OUTCOME,
                TopicCatalogue.HOLDS,
                0,
                1L,
                at.toEpochMilli(),
                null,
                null,
                null,
                new OutcomeMatter(
                        holdId, INSTITUTION, null, List.of(new FindingMatter("FP-01", 1, 1)), deductedFen, day));
    }

    /** The institution contests a change. */
    public static SupervisionCommand.Builder contest(String holdId) {
        return SupervisionCommand.newBuilder()
                .setCommandId("contest " + holdId)
                .setKind(SupervisionCommandKind.CONTEST)
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId(INSTITUTION)
                .setAbout(holdId)
                .setActorId("u-9")
                .setActorRole(ActorRole.INSTITUTION)
                .setReason("并非我院")
                .setIssuedAt(NOW);
    }

    /** As it lies in its log. */
    public static Arrival arrival(String topic, String key, SpecificRecord message, Instant at) {
        return new Arrival(
                topic,
                0,
                7L,
                at.toEpochMilli(),
                ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)),
                ByteBuffer.wrap(new WireEncoder().encode(message)));
    }
}
