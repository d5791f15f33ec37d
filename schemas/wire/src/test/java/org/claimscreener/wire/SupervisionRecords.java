package org.claimscreener.wire;

import java.time.Instant;
import java.util.List;

import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionRefusal;
import org.claimscreener.wire.record.SupervisionStep;

/** One record of each type of supervision with every field set, as stored in {@code golden/}; see {@link Records}. */
final class SupervisionRecords {
    private static final Instant ISSUED = Instant.parse("2026-09-21T08:00:00Z");
    private static final String DEPARTMENT = "H43010200001/A03";
    private static final String ORDER = "长医保罚〔2026〕12号";

    private SupervisionRecords() {}

    static Directive directive() {
        return Directive.newBuilder()
                .setDirectiveId("dir-0001")
                .setKind(DirectiveKind.LIFT)
                .setSubjectKind(SubjectKind.DEPARTMENT)
                .setSubjectId(DEPARTMENT)
                .setOrderNo(ORDER)
                .setBasis(DirectiveBasis.VIOLATION)
                .setLegalBasis("《医疗保障基金使用监督管理条例》第三十八条")
                .setOffice("长沙市医疗保障局")
                .setOrderedBy("u-430102-0117")
                .setApprovedBy("u-430102-0001")
                .setApprovedByHead(true)
                .setRefusesToCooperate(true)
                .setValidFrom(ISSUED)
                .setValidTo(Instant.parse("2027-03-21T08:00:00Z"))
                .setEmergencyExempt(true)
                .setLifts("长医保罚〔2026〕3号")
                .setReason("复核后撤销")
                .setRestsOn(List.of("S000000000002"))
                .setIssuedAt(ISSUED)
                .build();
    }

    static SupervisionStep step() {
        return SupervisionStep.newBuilder()
                .setSubjectKind(SubjectKind.DEPARTMENT)
                .setSubjectId(DEPARTMENT)
                .setStep(4)
                .setEvent(SupervisionEvent.REFUSED)
                .setAt(ISSUED)
                .setCauseId("dir-0001")
                .setOrderNo(ORDER)
                .setDirective(directive())
                .setInForceFrom(ISSUED)
                .setInForceTo(Instant.parse("2027-03-21T08:00:00Z"))
                .setSettlementId("S000000000002")
                .setLagMs(87L)
                .setRefusal(SupervisionRefusal.UNKNOWN_ORDER)
                .setRefusalDetail("no order of this number is in force")
                .build();
    }
}
