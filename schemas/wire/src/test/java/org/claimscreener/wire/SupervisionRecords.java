package org.claimscreener.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.ContestStage;
import org.claimscreener.wire.record.CreditContest;
import org.claimscreener.wire.record.CreditMeasure;
import org.claimscreener.wire.record.CreditMove;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.Disclosure;
import org.claimscreener.wire.record.SanctionProposal;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionCommand;
import org.claimscreener.wire.record.SupervisionCommandKind;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionRefusal;
import org.claimscreener.wire.record.SupervisionStep;
import org.claimscreener.wire.record.TakeBackGround;

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

    static SupervisionCommand command() {
        return SupervisionCommand.newBuilder()
                .setCommandId("cmd-0001")
                .setKind(SupervisionCommandKind.TAKE_BACK)
                .setSubjectKind(SubjectKind.PRACTITIONER)
                .setSubjectId("D430102000001")
                .setAbout("S000000000002")
                .setTakesBack(true)
                .setGround(TakeBackGround.APPEAL)
                .setOrderNo("长医保复〔2026〕7号")
                .setActorId("u-430102-0117")
                .setActorRole(ActorRole.SUPERVISOR)
                .setReason("复议决定撤销")
                .setIssuedAt(ISSUED)
                .build();
    }

    private static CreditMove credit() {
        return CreditMove.newBuilder()
                .setChangeId("S000000000002")
                .setMeasure(CreditMeasure.SCORE)
                .setBefore(10_000)
                .setAfter(8_950)
                .setGradeBefore("A")
                .setGradeAfter("B")
                .setRuleCode("FP-01")
                .setSeverity(2)
                .setDeductedFen(8_736L)
                .setDay(LocalDate.of(2026, 9, 21))
                .setTakenBackBy("长医保复〔2026〕7号")
                .build();
    }

    private static SanctionProposal proposal() {
        return SanctionProposal.newBuilder()
                .setSanction("SUSPENSION")
                .setYear(2026)
                .setPoints(9)
                .setHoldIds(List.of("S000000000002"))
                .setText("建议暂停医保支付资格")
                .setTextEn("suspending the payment qualification is proposed")
                .build();
    }

    private static CreditContest contest() {
        return CreditContest.newBuilder()
                .setContestId("cmd-0002")
                .setChangeId("S000000000002")
                .setStage(ContestStage.TAKEN_BACK)
                .setRaisedBy("u-430102-0200")
                .setReason("不是我开的")
                .setDeadline(ISSUED)
                .setDeadlineByWeekdays(true)
                .setDecidedBy("u-430102-0001")
                .setDecisionReason("查实")
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
                .setActorId("u-430102-0117")
                .setReason("复核后撤销")
                .setOrderNo(ORDER)
                .setDirective(directive())
                .setInForceFrom(ISSUED)
                .setInForceTo(Instant.parse("2027-03-21T08:00:00Z"))
                .setSettlementId("S000000000002")
                .setLagMs(87L)
                .setCredit(credit())
                .setProposal(proposal())
                .setContest(contest())
                .setRefusal(SupervisionRefusal.UNKNOWN_ORDER)
                .setRefusalDetail("no order of this number is in force")
                .build();
    }

    static Disclosure disclosure() {
        return Disclosure.newBuilder()
                .setMonth("2026-11")
                .setEdition(2)
                .setReason("申诉后更正")
                .setPublishedAt(ISSUED)
                .setDigest(Records.DIGEST)
                .setDocument("{\"edition\":2,\"month\":\"2026-11\",\"reason\":\"申诉后更正\"}\n")
                .build();
    }
}
