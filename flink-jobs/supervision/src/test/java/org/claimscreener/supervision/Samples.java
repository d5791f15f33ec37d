package org.claimscreener.supervision;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.supervision.record.MatterKind;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.SubjectKind;

/** What tests send. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-09-07T02:00:00Z");
    public static final String INSTITUTION = "H43010200001";
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
                "",
                "");
    }

    public static Matter met(String orderNo, String settlementId, Instant at) {
        return new Matter(
                KEY,
                MatterKind.MET,
                TopicCatalogue.DECISIONS,
                0,
                1L,
                at.toEpochMilli(),
                ByteBuffer.allocate(0),
                orderNo,
                settlementId);
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
