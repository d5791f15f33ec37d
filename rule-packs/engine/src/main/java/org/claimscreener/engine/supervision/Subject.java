package org.claimscreener.engine.supervision;

import java.time.Instant;
import java.util.Optional;

import org.claimscreener.engine.directive.DirectiveLimits;
import org.claimscreener.engine.directive.OrderBook;
import org.claimscreener.engine.standing.StandingKey;

/**
 * All that is kept about one subject. Immutable.
 *
 * @param step number of the newest step; 0 = none yet
 * @param asOf when the log took in the newest of what it rests on; the epoch when nothing
 */
public record Subject(StandingKey key, int step, Instant asOf, OrderBook orders) {
    /** Of whom nothing is known yet. */
    public static Subject unknown(StandingKey key) {
        return new Subject(key, 0, Instant.EPOCH, OrderBook.EMPTY);
    }

    /**
     * From when on nothing is lost by forgetting it: nothing has been in force for long, and nothing came for as long. Empty
     * while something is in force until it is lifted.
     */
    public Optional<Instant> forgettableFrom() {
        return orders.lastEnd(asOf).map(end -> end.plus(DirectiveLimits.KEEP_ENDED));
    }

    Subject with(OrderBook other) {
        return new Subject(key, step, asOf, other);
    }

    /** After so many further steps, the newest of whose causes came at that time or, by another clock, before. */
    Subject after(int steps, Instant at) {
        return new Subject(key, step + steps, at.isAfter(asOf) ? at : asOf, orders);
    }
}
