package org.claimscreener.engine.directive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.SupervisionRefusal;

/**
 * The orders about one subject, in the sequence in which the log took them in. Orders that overlap are each in force by
 * themselves and each end by themselves. Immutable.
 *
 * @param orders at most {@link DirectiveLimits#MAX_ORDERS}
 * @param answered the newest directives, taken or refused, at most {@link DirectiveLimits#MAX_ANSWERED}
 */
public record OrderBook(List<Order> orders, List<Answered> answered) {
    /** Nothing was ordered yet. */
    public static final OrderBook EMPTY = new OrderBook(List.of(), List.of());

    public OrderBook {
        orders = List.copyOf(orders);
        answered = List.copyOf(answered);
    }

    /**
     * A directive that came.
     *
     * @param contentHash of all its fields: tells a copy from another one of the same id
     */
    public record Answered(String directiveId, int contentHash) {}

    /** What came of a directive. */
    public sealed interface Answer {
        /** The book after it. */
        OrderBook book();

        /** The same directive had come before; nothing is said twice. */
        record Repeated(OrderBook book) implements Answer {}

        /** It is not carried out. */
        record Refused(OrderBook book, Ruling ruling) implements Answer {}

        /** It is in force, or will be. */
        record Taken(OrderBook book, Order order) implements Answer {}

        /** An earlier one ends. */
        record Lifted(OrderBook book, Order order) implements Answer {}
    }

    /**
     * Takes a directive about this book's subject.
     *
     * @param at when the log took it in; not before the directives before it
     */
    public Answer take(Directive directive, Instant at) {
        Answered came = new Answered(directive.getDirectiveId(), directive.hashCode());
        Optional<Answered> before = answered.stream()
                .filter(one -> one.directiveId().equals(came.directiveId()))
                .findFirst();
        if (before.isPresent()) {
            return before.get().equals(came)
                    ? new Answer.Repeated(this)
                    : new Answer.Refused(
                            this,
                            new Ruling(
                                    SupervisionRefusal.SAME_ID,
                                    "another directive of this directive_id came before; give it an id of its own"));
        }
        OrderBook noted = noting(came, at);
        Optional<Ruling> problem = DirectiveCheck.firstProblem(directive, at);
        if (problem.isPresent()) {
            return new Answer.Refused(noted, problem.get());
        }
        return directive.getKind() == DirectiveKind.LIFT ? noted.lift(directive, at) : noted.add(directive, at);
    }

    private OrderBook noting(Answered came, Instant at) {
        List<Answered> all = new ArrayList<>(answered);
        all.add(came);
        int surplus = Math.max(0, all.size() - DirectiveLimits.MAX_ANSWERED);
        Instant longAgo = at.minus(DirectiveLimits.KEEP_ENDED);
        return new OrderBook(
                orders.stream().filter(order -> order.openAt(longAgo)).toList(), all.subList(surplus, all.size()));
    }

    private Answer lift(Directive directive, Instant at) {
        String number = String.valueOf(directive.getLifts());
        Optional<Order> named = open(at).filter(
                        order -> order.directive().getOrderNo().equals(number))
                .findFirst();
        if (named.isEmpty()) {
            return new Answer.Refused(
                    this,
                    new Ruling(
                            SupervisionRefusal.UNKNOWN_ORDER,
                            "no order of the number in lifts is in force about this subject, or will be"));
        }
        Order ended = named.get().endedAt(begin(directive, at));
        return new Answer.Lifted(replacing(order -> order.equals(named.get()), ended), ended);
    }

    private Answer add(Directive directive, Instant at) {
        Optional<Ruling> problem = sameNumber(directive).or(() -> contradiction(directive, at));
        if (problem.isEmpty() && orders.size() == DirectiveLimits.MAX_ORDERS) {
            problem = Optional.of(new Ruling(
                    SupervisionRefusal.TOO_MANY,
                    "there are " + DirectiveLimits.MAX_ORDERS + " orders about this subject; lift what is superseded"));
        }
        if (problem.isPresent()) {
            return new Answer.Refused(this, problem.get());
        }
        Order order = new Order(exempting(directive), at, begin(directive, at), directive.getValidTo(), null);
        List<Order> all = new ArrayList<>(orders);
        all.add(order);
        return new Answer.Taken(new OrderBook(all, answered), order);
    }

    private Optional<Ruling> sameNumber(Directive directive) {
        return orders.stream().anyMatch(order -> order.directive().getOrderNo().equals(directive.getOrderNo()))
                ? Optional.of(new Ruling(
                        SupervisionRefusal.SAME_ID,
                        "there is an order of this number about this subject; lift that one first where it is to change,"
                                + " and give the new one a number of its own"))
                : Optional.empty();
    }

    /** What was ended for good, for as long as that lasts, can neither be suspended nor be ended again. */
    private Optional<Ruling> contradiction(Directive directive, Instant at) {
        Order next = new Order(directive, at, begin(directive, at), directive.getValidTo(), null);
        if (!next.terminates() && !next.suspends()) {
            return Optional.empty();
        }
        return open(at).filter(order -> order.terminates() && covers(order, next))
                .findFirst()
                .map(order -> new Ruling(
                        SupervisionRefusal.CONTRADICTS,
                        "order " + order.directive().getOrderNo()
                                + " has ended it for the whole of this term; lift that one first"));
    }

    private static boolean covers(Order one, Order other) {
        Instant end = one.to();
        Instant otherEnd = other.to();
        return !one.from().isAfter(other.from()) && (end == null || (otherEnd != null && !otherEnd.isAfter(end)));
    }

    private Stream<Order> open(Instant at) {
        return orders.stream().filter(order -> order.openAt(at));
    }

    /**
     * From when on: never before the log took it in. To the second, as settlements have their times: one of the same second
     * is the next one.
     */
    private static Instant begin(Directive directive, Instant at) {
        Instant came = at.truncatedTo(ChronoUnit.SECONDS);
        return directive.getValidFrom().isBefore(came) ? came : directive.getValidFrom();
    }

    private static Directive exempting(Directive directive) {
        boolean always = Statute.of(directive.getBasis(), directive.getKind(), directive.getSubjectKind())
                .map(Statute::alwaysExemptsEmergency)
                .orElse(false);
        return always && !directive.getEmergencyExempt()
                ? Directive.newBuilder(directive).setEmergencyExempt(true).build()
                : directive;
    }

    /**
     * Notes that a decision saw an order.
     *
     * @param orderNo of an order that the decision's standing names
     * @return the order, when no decision had seen it before
     */
    public Optional<Order> firstMet(String orderNo) {
        return orders.stream()
                .filter(order ->
                        order.metBy() == null && order.directive().getOrderNo().equals(orderNo))
                .findFirst();
    }

    /** The same book, in which that settlement's decision saw the order. */
    public OrderBook met(Order order, String settlementId) {
        return replacing(order::equals, order.met(settlementId));
    }

    /** When the last of them ends, or that instant where it is later; empty while one is in force until it is lifted. */
    public Optional<Instant> lastEnd(Instant notBefore) {
        Instant last = notBefore;
        for (Order order : orders) {
            Instant to = order.to();
            if (to == null) {
                return Optional.empty();
            }
            last = to.isAfter(last) ? to : last;
        }
        return Optional.of(last);
    }

    private OrderBook replacing(Predicate<Order> which, Order by) {
        return new OrderBook(
                orders.stream().map(order -> which.test(order) ? by : order).toList(), answered);
    }

    /** What of it is in force at an instant or will be, as standings have it. */
    public List<StandingEntry> entries(Instant at) {
        return open(at).map(Order::entry).toList();
    }
}
