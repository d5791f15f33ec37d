package org.claimscreener.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.console.view.CaseLists;
import org.claimscreener.console.view.CaseLists.Counted;
import org.claimscreener.console.view.CaseLists.Inspection;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionFinding;
import org.claimscreener.wire.record.InspectionResult;
import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryEvent;
import org.claimscreener.wire.record.RecoveryStep;
import org.claimscreener.wire.record.ReferralDepartment;
import org.claimscreener.wire.record.ReferralEvent;
import org.claimscreener.wire.record.ReferralOutcome;
import org.claimscreener.wire.record.ReferralStage;
import org.claimscreener.wire.record.ReferralStep;
import org.claimscreener.wire.record.SubjectKind;

/** Recoveries, referrals and inspections in tests. All invented. */
public final class TestCases {
    private static final Instant AT = TestConsole.NOW.minus(Duration.ofDays(9));

    private TestCases() {}

    static CaseLists lists(boolean ended) {
        ReferralEvent event = ended ? ReferralEvent.ANSWERED : ReferralEvent.REMINDED;
        return new CaseLists(
                new Counted<>(
                        List.of(
                                recovery(SubjectKind.INSTITUTION, TestPersons.HOSPITAL, "case-17", ended ? 0 : 23_405),
                                recovery(SubjectKind.PATIENT, TestTips.PATIENT, "case-18", ended ? 0 : 100)),
                        2),
                new Counted<>(List.of(referral("430100-2026-0003", event)), 7),
                new Counted<>(
                        List.of(new Inspection(
                                draw("S430000000777"),
                                ended ? Optional.of(result("S430000000777", "r-1")) : Optional.empty())),
                        1));
    }

    /** The newest step of a claim of 1,234.05 yuan. */
    public static RecoveryStep recovery(SubjectKind kind, String subject, String caseId, long outstandingFen) {
        return RecoveryStep.newBuilder()
                .setSubjectKind(kind)
                .setSubjectId(subject)
                .setCaseId(caseId)
                .setAccount(RecoveryAccount.LOSS)
                .setStep(2)
                .setEvent(RecoveryEvent.RECEIVED)
                .setAt(AT)
                .setCauseId("cause-2")
                .setActorId("u-1")
                .setReference("R-1")
                .setAmountFen(123_405 - outstandingFen)
                .setClaimedFen(123_405)
                .setDueFen(123_405)
                .setRecoveredFen(123_405 - outstandingFen)
                .setOutstandingFen(outstandingFen)
                .build();
    }

    /** A step of a referral to public security. */
    public static ReferralStep referral(String id, ReferralEvent event) {
        boolean answered = event == ReferralEvent.ANSWERED;
        return ReferralStep.newBuilder()
                .setReferralId(id)
                .setStep(4)
                .setEvent(event)
                .setAt(AT)
                .setStage(answered ? ReferralStage.ANSWERED : ReferralStage.SENT)
                .setHoldId(TestHolds.RELEASED)
                .setDepartment(ReferralDepartment.POLICE)
                .setTheirNumber(answered ? "长公（经）立字〔2026〕8号" : null)
                .setOutcome(answered ? ReferralOutcome.CASE_FILED : null)
                .setReminders(2)
                .setEscalated(event == ReferralEvent.ESCALATED)
                .setDueAt(answered || event == ReferralEvent.ESCALATED ? null : AT.plus(Duration.ofDays(14)))
                .build();
    }

    /** A settlement that was drawn. */
    public static InspectionDraw draw(String settlement) {
        return InspectionDraw.newBuilder()
                .setSettlementId(settlement)
                .setContentDigest("0".repeat(64))
                .setInstitutionId(TestPersons.HOSPITAL)
                .setMonth("2026-11")
                .setGrade("B")
                .setPoints(2)
                .setRate(15)
                .setLot(1_234)
                .setReleasedFen(88_000)
                .setNoted(true)
                .setReceivedAt(AT)
                .build();
    }

    /** What came of it. */
    public static InspectionResult result(String settlement, String id) {
        return InspectionResult.newBuilder()
                .setResultId(id)
                .setSettlementId(settlement)
                .setFound(InspectionFinding.VIOLATION)
                .setUndueFen(12_300)
                .setRuleCode("301.1")
                .setGrounds("病历中没有 <b>该项检查</b>")
                .setInspectedBy(List.of("u-201", "u-202"))
                .setActorId("u-201")
                .setIssuedAt(AT)
                .build();
    }
}
