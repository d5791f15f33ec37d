package org.claimscreener.engine.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.engine.credit.ContestDecision;
import org.claimscreener.engine.credit.CreditBook;
import org.claimscreener.engine.credit.CreditDesk;
import org.claimscreener.engine.credit.CreditEvent;
import org.claimscreener.engine.credit.CreditScheme;
import org.claimscreener.engine.credit.CreditTurn;
import org.claimscreener.engine.credit.Objection;
import org.claimscreener.engine.credit.Outcome;
import org.claimscreener.engine.credit.TakeBack;
import org.claimscreener.engine.directive.Order;
import org.claimscreener.engine.directive.OrderBook;
import org.claimscreener.engine.directive.OrderBook.Answer;
import org.claimscreener.engine.standing.StandingLimits;
import org.claimscreener.engine.standing.StandingOrigin;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.SupervisionCommand;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionRefusal;
import org.claimscreener.wire.record.SupervisionStep;
import org.claimscreener.wire.record.TakeBackGround;
import org.jspecify.annotations.Nullable;

/**
 * Answers what happens to a subject. Rests on nothing but what it is given, so that the same log gives the same steps.
 * In all methods {@code at} is when the log took it in. Stateless, thread-safe.
 */
public final class SubjectDesk {
    private final String office;
    private final CreditDesk credit;
    private final CreditSteps creditSteps;

    /**
     * A desk.
     *
     * @param office in whose name standings are issued; no person's name
     * @param scheme how outcomes move credit
     */
    public SubjectDesk(String office, CreditScheme scheme, WorkingDays calendar) {
        this.office = office;
        this.credit = new CreditDesk(scheme, calendar);
        this.creditSteps = new CreditSteps(scheme);
    }

    /** A directive about the subject. */
    public SubjectTurn directive(Subject subject, Directive directive, Instant at) {
        Answer answer = subject.orders().take(directive, at);
        if (answer instanceof Answer.Refused refused) {
            SupervisionStep step = refusal(subject, directive.getDirectiveId(), directive.getOrderedBy(), at)
                    .setRefusal(refused.ruling().reason())
                    .setRefusalDetail(refused.ruling().detail())
                    .build();
            return new SubjectTurn(subject.with(refused.book()), List.of(step), Optional.empty());
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

    private SubjectTurn ordered(Subject subject, SupervisionEvent event, Directive directive, Order order, Instant at) {
        SupervisionStep step = step(subject, event, at)
                .setCauseId(directive.getDirectiveId())
                .setActorId(directive.getOrderedBy())
                .setReason(directive.getReason())
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

    /** The end of a hold, as it concerns the subject. */
    public SubjectTurn outcome(Subject subject, Outcome outcome, Instant at) {
        return moved(
                subject,
                credit.outcome(subject.key(), subject.credit(), outcome, at),
                new Cause(outcome.holdId(), null, ""),
                at);
    }

    /** What a person wants done. */
    public SubjectTurn command(Subject subject, SupervisionCommand command, Instant at) {
        Cause cause = new Cause(command.getCommandId(), command.getActorId(), command.getReason());
        Optional<String> problem = CommandCheck.firstProblem(command);
        if (problem.isPresent()) {
            SupervisionStep step = refusal(subject, command.getCommandId(), command.getActorId(), at)
                    .setRefusal(SupervisionRefusal.UNREADABLE)
                    .setRefusalDetail(problem.get())
                    .build();
            return new SubjectTurn(subject, List.of(step), Optional.empty());
        }
        CreditBook book = subject.credit();
        return switch (command.getKind()) {
            case CONTEST -> moved(subject, credit.contest(subject.key(), book, objection(command), at), cause, at);
            case DECIDE_CONTEST -> moved(subject, credit.decide(subject.key(), book, decision(command), at), cause, at);
            case TAKE_BACK -> moved(subject, credit.takeBack(subject.key(), book, takeBack(command), at), cause, at);
            case OTHER -> throw new IllegalStateException("a kind that the check lets through and nobody knows");
        };
    }

    private static Objection objection(SupervisionCommand command) {
        return new Objection(command.getCommandId(), command.getAbout(), command.getActorId(), command.getReason());
    }

    private static ContestDecision decision(SupervisionCommand command) {
        return new ContestDecision(
                command.getCommandId(),
                command.getAbout(),
                command.getTakesBack(),
                command.getActorId(),
                command.getActorRole(),
                command.getReason());
    }

    private static TakeBack takeBack(SupervisionCommand command) {
        TakeBack.Ground ground = command.getGround() == TakeBackGround.APPEAL
                ? TakeBack.Ground.APPEAL
                : TakeBack.Ground.ADMINISTRATIVE_REVIEW;
        return new TakeBack(command.getAbout(), ground, String.valueOf(command.getOrderNo()));
    }

    /**
     * A deadline has come, or any later time: whatever was due happens, each at its own instant.
     *
     * @param at by the clock
     */
    public SubjectTurn timer(Subject subject, Instant at) {
        return moved(subject, credit.timer(subject.credit(), at), new Cause("", null, ""), at);
    }

    /**
     * What led to a step.
     *
     * @param actorId null when nobody did
     */
    private record Cause(String id, @Nullable String actorId, String reason) {}

    private SubjectTurn moved(Subject before, CreditTurn turn, Cause cause, Instant at) {
        Subject after = before.with(turn.book());
        List<SupervisionStep> steps = new ArrayList<>();
        boolean counts = false;
        for (CreditEvent event : turn.events()) {
            boolean refused = event instanceof CreditEvent.Refused;
            SupervisionStep.Builder step = (refused
                    ? refusal(after, cause.id(), cause.actorId(), at)
                    : step(after, SupervisionEvent.CREDIT_MOVED, at)
                            .setCauseId(cause.id())
                            .setActorId(cause.actorId())
                            .setReason(cause.reason()));
            steps.add(creditSteps.fill(step, event).build());
            after = refused ? after : after.after(1, at);
            counts |= event instanceof CreditEvent.Changed;
        }
        return new SubjectTurn(after, steps, counts ? Optional.of(standing(after)) : Optional.empty());
    }

    /** A refused one makes no step: it carries the number of the newest. */
    private static SupervisionStep.Builder refusal(
            Subject subject, String causeId, @Nullable String actorId, Instant at) {
        return step(subject, SupervisionEvent.REFUSED, at)
                .setStep(subject.step())
                .setCauseId(clipped(causeId))
                .setActorId(actorId == null ? null : clipped(actorId));
    }

    private static String clipped(String id) {
        return id.substring(0, Math.min(id.length(), SupervisionLimits.MAX_ID_LENGTH));
    }

    private static SupervisionStep.Builder step(Subject subject, SupervisionEvent event, Instant at) {
        return SupervisionStep.newBuilder()
                .setSubjectKind(subject.key().kind())
                .setSubjectId(subject.key().subjectId())
                .setStep(subject.step() + 1)
                .setEvent(event)
                .setAt(at);
    }

    /** All that is in force about the subject, or will be; what bars first, where not all can be kept. */
    private Standing standing(Subject subject) {
        List<StandingEntry> entries = new ArrayList<>(subject.orders().entries(subject.asOf()));
        entries.addAll(credit.entries(subject.key(), subject.credit(), subject.asOf()));
        return Standing.newBuilder()
                .setSubjectKind(subject.key().kind())
                .setSubjectId(subject.key().subjectId())
                .setEntries(entries.subList(0, Math.min(entries.size(), StandingLimits.MAX_ENTRIES)))
                .setIssuedAt(subject.asOf())
                .setIssuedBy(office)
                .setSource(StandingOrigin.SUPERVISION.source())
                .build();
    }
}
