package org.claimscreener.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.claimscreener.console.view.ContestRow;
import org.claimscreener.wire.record.ContestStage;
import org.claimscreener.wire.record.CreditContest;
import org.claimscreener.wire.record.CreditMeasure;
import org.claimscreener.wire.record.CreditMove;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryEvent;
import org.claimscreener.wire.record.RecoveryStep;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionRefusal;
import org.claimscreener.wire.record.SupervisionStep;
import org.jspecify.annotations.Nullable;

/** What the supervision job did about a subject, in tests. All invented. */
public final class TestSteps {
    /** A change that nobody contests yet, one that somebody contests, and one that was taken back. */
    public static final String FREE = "S430000000101";

    public static final String CONTESTED = "S430000000102";
    public static final String TAKEN_BACK = "S430000000103";
    public static final String CONTEST = "contest-1";

    private static final Instant AT = Instant.parse("2026-11-02T02:00:00Z");

    private TestSteps() {}

    static List<SupervisionStep> history(SubjectKind kind, String id) {
        return List.of(
                step(kind, id, 7, SupervisionEvent.REFUSED)
                        .setRefusal(SupervisionRefusal.SAME_ID)
                        .setRefusalDetail("another one has that number")
                        .build(),
                contested(kind, id, CONTEST, ContestStage.OPEN, "clerk-1"),
                moved(kind, id, 5, TAKEN_BACK, "(2026)湘01行终7号"),
                moved(kind, id, 4, TAKEN_BACK, null),
                moved(kind, id, 3, CONTESTED, null),
                moved(kind, id, 2, FREE, null),
                step(kind, id, 1, SupervisionEvent.DIRECTIVE_TAKEN)
                        .setOrderNo("长医保罚〔2026〕12号")
                        .setDirective(directive(kind, id))
                        .setInForceFrom(AT)
                        .build());
    }

    /** Two that wait: one by somebody of the hospital, one by the supervisor, which was escalated. */
    public static List<ContestRow> contests() {
        return List.of(
                row(contested(SubjectKind.INSTITUTION, TestPersons.HOSPITAL, CONTEST, ContestStage.OPEN, "clerk-1")),
                row(contested(
                        SubjectKind.PRACTITIONER,
                        "D430102000123",
                        "contest-2",
                        ContestStage.ESCALATED,
                        TestPersons.SUPERVISOR.id())));
    }

    private static ContestRow row(SupervisionStep step) {
        CreditContest contest = step.getContest();
        if (contest == null) {
            throw new IllegalArgumentException("no contest");
        }
        return new ContestRow(step.getSubjectKind(), step.getSubjectId(), contest);
    }

    /** A step about a subject's contest. */
    public static SupervisionStep contested(
            SubjectKind kind, String id, String contestId, ContestStage stage, String by) {
        return step(kind, id, 6, SupervisionEvent.CONTESTED)
                .setContest(CreditContest.newBuilder()
                        .setContestId(contestId)
                        .setChangeId(CONTESTED)
                        .setStage(stage)
                        .setRaisedBy(by)
                        .setReason("并非我院所为 <b>请核实</b>")
                        .setDeadline(AT.plus(Duration.ofDays(21)))
                        .setDeadlineByWeekdays(false)
                        .build())
                .build();
    }

    /** A step that moved a subject's credit. */
    public static SupervisionStep moved(
            SubjectKind kind, String id, int number, String hold, @Nullable String takenBackBy) {
        boolean score = kind == SubjectKind.INSTITUTION;
        return step(kind, id, number, SupervisionEvent.CREDIT_MOVED)
                .setCredit(CreditMove.newBuilder()
                        .setChangeId(hold)
                        .setMeasure(score ? CreditMeasure.SCORE : CreditMeasure.POINTS)
                        .setBefore(score ? 10_000 : 0)
                        .setAfter(score ? 9_950 : 2)
                        .setGradeBefore(score ? "A" : null)
                        .setGradeAfter(score ? "A" : null)
                        .setRuleCode("ST-05")
                        .setSeverity(1)
                        .setDeductedFen(12_300)
                        .setDay(LocalDate.of(2026, 11, 2))
                        .setTakenBackBy(takenBackBy)
                        .build())
                .build();
    }

    /** Money that a hospital returned. */
    public static RecoveryStep recovered(String hospital) {
        return RecoveryStep.newBuilder()
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId(hospital)
                .setCaseId("case-17")
                .setAccount(RecoveryAccount.LOSS)
                .setStep(2)
                .setEvent(RecoveryEvent.RECEIVED)
                .setAt(AT)
                .setCauseId("cause-2")
                .setActorId("u-1")
                .setReference("R-1")
                .setAmountFen(12_300)
                .build();
    }

    private static SupervisionStep.Builder step(SubjectKind kind, String id, int number, SupervisionEvent event) {
        return SupervisionStep.newBuilder()
                .setSubjectKind(kind)
                .setSubjectId(id)
                .setStep(number)
                .setEvent(event)
                .setAt(AT)
                .setCauseId("cause-" + number)
                .setReason("经查实");
    }

    private static Directive directive(SubjectKind kind, String id) {
        return Directive.newBuilder()
                .setDirectiveId("dir-1")
                .setKind(DirectiveKind.ORDER_TRACE_CODES)
                .setSubjectKind(kind)
                .setSubjectId(id)
                .setOrderNo("长医保罚〔2026〕12号")
                .setBasis(DirectiveBasis.TRACE_CODES)
                .setLegalBasis("《医疗保障基金使用监督管理条例》第三十八条")
                .setOffice("长沙市医疗保障局")
                .setOrderedBy("u-1")
                .setValidFrom(AT)
                .setReason("未上传追溯码")
                .setIssuedAt(AT)
                .build();
    }
}
