package org.claimscreener.engine.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.directive.Order;
import org.claimscreener.engine.directive.OrderBook;
import org.claimscreener.engine.directive.OrderBook.Answer;
import org.claimscreener.engine.directive.Ruling;
import org.claimscreener.engine.standing.StandingOrigin;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionStep;

/**
 * Answers what happens to a subject. Rests on nothing but what it is given, so that the same log gives the same steps.
 * Stateless, thread-safe.
 */
public final class SubjectDesk {
    private final String office;

    /** @param office in whose name standings are issued; no person's name */
    public SubjectDesk(String office) {
        this.office = office;
    }

    /**
     * A directive about the subject.
     *
     * @param at when the log took it in
     */
    public SubjectTurn directive(Subject subject, Directive directive, Instant at) {
        Answer answer = subject.orders().take(directive, at);
        if (answer instanceof Answer.Refused refused) {
            return refused(subject.with(refused.book()), directive, refused.ruling(), at);
        }
        if (answer instanceof Answer.Taken taken) {
            return ordered(subject.with(taken.book()), SupervisionEvent.DIRECTIVE_TAKEN, directive, taken.order(), at);
        }
        if (answer instanceof Answer.Lifted lifted) {
            return ordered(
                    subject.with(lifted.book()), SupervisionEvent.DIRECTIVE_LIFTED, directive, lifted.order(), at);
        }
        return SubjectTurn.nothing(subject);
    }

    /** A refused one makes no step: it carries the number of the newest. */
    private static SubjectTurn refused(Subject subject, Directive directive, Ruling ruling, Instant at) {
        SupervisionStep step = step(subject, SupervisionEvent.REFUSED, at)
                .setStep(subject.step())
                .setCauseId(clipped(directive.getDirectiveId()))
                .setRefusal(ruling.reason())
                .setRefusalDetail(ruling.detail())
                .build();
        return new SubjectTurn(subject, List.of(step), Optional.empty());
    }

    private static String clipped(String id) {
        return id.substring(0, Math.min(id.length(), SupervisionLimits.MAX_ID_LENGTH));
    }

    private SubjectTurn ordered(Subject subject, SupervisionEvent event, Directive directive, Order order, Instant at) {
        SupervisionStep step = step(subject, event, at)
                .setCauseId(directive.getDirectiveId())
                .setOrderNo(order.directive().getOrderNo())
                .setDirective(directive)
                .setInForceFrom(order.from())
                .setInForceTo(order.to())
                .build();
        Subject after = subject.after(1, at);
        return new SubjectTurn(after, List.of(step), Optional.of(standing(after)));
    }

    /**
     * A decision that saw an order of the subject in force.
     *
     * @param orderNo as the decision's standing has it
     * @param at when the log took the decision in
     */
    public SubjectTurn met(Subject subject, String orderNo, String settlementId, Instant at) {
        OrderBook book = subject.orders();
        Optional<Order> first = book.firstMet(orderNo);
        if (first.isEmpty()) {
            return SubjectTurn.nothing(subject);
        }
        Order order = first.get();
        SupervisionStep step = step(subject, SupervisionEvent.DIRECTIVE_MET, at)
                .setCauseId(order.directive().getDirectiveId())
                .setOrderNo(orderNo)
                .setSettlementId(settlementId)
                .setLagMs(Math.max(0, Duration.between(order.takenAt(), at).toMillis()))
                .build();
        return new SubjectTurn(
                subject.with(book.met(order, settlementId)).after(1, subject.asOf()), List.of(step), Optional.empty());
    }

    private static SupervisionStep.Builder step(Subject subject, SupervisionEvent event, Instant at) {
        return SupervisionStep.newBuilder()
                .setSubjectKind(subject.key().kind())
                .setSubjectId(subject.key().subjectId())
                .setStep(subject.step() + 1)
                .setEvent(event)
                .setAt(at);
    }

    /** All that is in force about the subject, or will be. */
    private Standing standing(Subject subject) {
        return Standing.newBuilder()
                .setSubjectKind(subject.key().kind())
                .setSubjectId(subject.key().subjectId())
                .setEntries(subject.orders().entries(subject.asOf()))
                .setIssuedAt(subject.asOf())
                .setIssuedBy(office)
                .setSource(StandingOrigin.SUPERVISION.source())
                .build();
    }
}
