package org.claimscreener.engine.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.claimscreener.engine.credit.CreditBook;
import org.claimscreener.engine.credit.CreditLimits;
import org.claimscreener.engine.directive.DirectiveLimits;
import org.claimscreener.engine.directive.OrderBook;
import org.claimscreener.engine.standing.StandingKey;

/**
 * All that is kept about one subject. Immutable.
 *
 * @param step number of the newest step; 0 = none yet
 * @param asOf when the log took in the newest of what it rests on; the epoch when nothing
 */
public record Subject(StandingKey key, int step, Instant asOf, OrderBook orders, CreditBook credit) {
    /** Of whom nothing is known yet. */
    public static Subject unknown(StandingKey key) {
        return new Subject(key, 0, Instant.EPOCH, OrderBook.EMPTY, CreditBook.EMPTY);
    }

    /**
     * From when on nothing is lost by forgetting it: nothing has been in force or counted for long, and nothing came for as
     * long. Empty while something is in force until it is lifted, or waits for a person.
     */
    public Optional<Instant> forgettableFrom() {
        Optional<Instant> byOrders = orders.lastEnd(asOf).map(end -> end.plus(DirectiveLimits.KEEP_ENDED));
        Optional<Instant> byCredit = credit.equals(CreditBook.EMPTY)
                ? Optional.of(asOf)
                : credit.lastEnd(asOf).map(end -> end.plus(Duration.ofDays(CreditLimits.KEEP_DAYS)));
        return byOrders.flatMap(one -> byCredit.map(other -> one.isAfter(other) ? one : other));
    }

    /** The next deadline of a person. */
    public Optional<Instant> nextTimer() {
        return credit.nextTimer();
    }

    Subject with(OrderBook other) {
        return new Subject(key, step, asOf, other, credit);
    }

    Subject with(CreditBook other) {
        return new Subject(key, step, asOf, orders, other);
    }

    /** After so many further steps, the newest of whose causes came at that time or, by another clock, before. */
    Subject after(int steps, Instant at) {
        return new Subject(key, step + steps, at.isAfter(asOf) ? at : asOf, orders, credit);
    }
}
