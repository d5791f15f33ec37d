package org.claimscreener.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.claimscreener.console.command.DirectiveLaw;
import org.claimscreener.console.view.OrderFilter;
import org.claimscreener.console.view.OrderList;
import org.claimscreener.console.view.OrderRow;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionRefusal;
import org.claimscreener.wire.record.SupervisionStep;

/** Orders of the authority in tests. All invented. */
public final class TestOrders {
    /** References: one in force, one that was lifted, one about a patient. */
    public static final String IN_FORCE = "0-31";

    public static final String LIFTED = "0-32";
    public static final String OF_PATIENT = "1-33";

    public static final String DEPARTMENT = TestPersons.HOSPITAL + "/A03";

    /** A small law: whatever takes something away needs another person. */
    public static final DirectiveLaw LAW = (directive, now) -> directive.getKind() != DirectiveKind.ORDER_TRACE_CODES
                    && (directive.getApprovedBy() == null
                            || directive.getApprovedBy().equals(directive.getOrderedBy()))
            ? Optional.of(new DirectiveLaw.Problem(
                    SupervisionRefusal.NOT_APPROVED, "it needs the approval of another person"))
            : Optional.empty();

    private static final Instant AT = TestConsole.NOW.minus(Duration.ofDays(20));

    private TestOrders() {}

    static OrderList list(OrderFilter filter) {
        List<OrderRow> rows = all().filter(
                        row -> filter.openAt().map(row::openAt).orElse(true))
                .filter(row -> filter.subjectId()
                        .map(id -> row.taken().getSubjectId().startsWith(id))
                        .orElse(true))
                .toList();
        return new OrderList(
                rows,
                rows.size(),
                List.of(step(SubjectKind.PATIENT, TestTips.PATIENT, "", SupervisionEvent.REFUSED)
                        .setRefusal(SupervisionRefusal.CONTRADICTS)
                        .setRefusalDetail("the agreement is terminated for the whole of that term")
                        .build()));
    }

    static Optional<OrderRow> find(String ref) {
        return all().filter(row -> row.ref().equals(ref)).findFirst();
    }

    private static Stream<OrderRow> all() {
        return Stream.of(
                row(IN_FORCE, SubjectKind.DEPARTMENT, DEPARTMENT, "长医保罚〔2026〕12号", Optional.empty()),
                row(
                        LIFTED,
                        SubjectKind.INSTITUTION,
                        TestPersons.HOSPITAL,
                        "长医保停〔2026〕3号",
                        Optional.of(lifted(SubjectKind.INSTITUTION, TestPersons.HOSPITAL, "长医保停〔2026〕3号"))),
                row(OF_PATIENT, SubjectKind.PATIENT, TestTips.PATIENT, "长医保停〔2026〕9号", Optional.empty()));
    }

    private static OrderRow row(
            String ref, SubjectKind kind, String subject, String orderNo, Optional<SupervisionStep> lift) {
        return new OrderRow(
                ref,
                taken(kind, subject, orderNo),
                AT,
                Optional.of(
                        lift.isPresent()
                                ? TestConsole.NOW.minusSeconds(60)
                                : TestConsole.NOW.plus(Duration.ofDays(170))),
                lift,
                lift.isPresent() ? Optional.empty() : Optional.of(TestHolds.WAITING),
                lift.isPresent() ? 0 : 42);
    }

    /** An order that was taken. */
    public static SupervisionStep taken(SubjectKind kind, String subject, String orderNo) {
        return step(kind, subject, orderNo, SupervisionEvent.DIRECTIVE_TAKEN)
                .setDirective(directive(kind, subject, orderNo, DirectiveKind.SUSPEND_SETTLEMENT)
                        .build())
                .setInForceFrom(AT)
                .setInForceTo(AT.plus(Duration.ofDays(190)))
                .build();
    }

    /** The same, lifted. */
    public static SupervisionStep lifted(SubjectKind kind, String subject, String orderNo) {
        return step(kind, subject, orderNo, SupervisionEvent.DIRECTIVE_LIFTED)
                .setDirective(directive(kind, subject, "长医保解〔2026〕1号", DirectiveKind.LIFT)
                        .setLifts(orderNo)
                        .setReason("已整改 <b>复查合格</b>")
                        .build())
                .setInForceFrom(AT)
                .setInForceTo(AT.plus(Duration.ofDays(10)))
                .build();
    }

    /** A step about a subject's order. */
    public static SupervisionStep.Builder step(
            SubjectKind kind, String subject, String orderNo, SupervisionEvent event) {
        return SupervisionStep.newBuilder()
                .setSubjectKind(kind)
                .setSubjectId(subject)
                .setStep(1)
                .setEvent(event)
                .setAt(AT)
                .setCauseId("dir-" + orderNo)
                .setActorId(TestPersons.SUPERVISOR.id())
                .setOrderNo(orderNo.isEmpty() ? null : orderNo);
    }

    private static Directive.Builder directive(SubjectKind kind, String subject, String orderNo, DirectiveKind what) {
        return Directive.newBuilder()
                .setDirectiveId("dir-" + orderNo)
                .setKind(what)
                .setSubjectKind(kind)
                .setSubjectId(subject)
                .setOrderNo(orderNo)
                .setBasis(DirectiveBasis.VIOLATION)
                .setLegalBasis("《医疗保障基金使用监督管理条例》第三十八条第一项")
                .setOffice("长沙市医疗保障局")
                .setOrderedBy("u-0117")
                .setApprovedBy("u-0001")
                .setValidFrom(AT)
                .setReason("分解住院，经查实")
                .setRestsOn(List.of(TestHolds.RELEASED))
                .setIssuedAt(AT);
    }
}
