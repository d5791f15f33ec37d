package org.claimscreener.engine.tip.reported;

import java.time.Instant;
import java.util.Optional;

import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.engine.tip.TipBook;

/**
 * All that is kept of the tips about one subject, but for the links of its holds. Immutable.
 *
 * @param step number of the newest step; 0 = none yet
 * @param asOf when the log took in the newest of what it rests on; the epoch when nothing
 */
public record Target(StandingKey key, int step, Instant asOf, TipBook book) {
    /** About whom no tip came yet. */
    public static Target unknown(StandingKey key) {
        return new Target(key, 0, Instant.EPOCH, TipBook.EMPTY);
    }

    /** The next deadline that is still to be told of. */
    public Optional<Instant> nextTimer() {
        return book.nextTimer();
    }

    /** From when on nothing is lost by forgetting it; empty while a tip waits or is being checked. */
    public Optional<Instant> forgettableFrom() {
        return book.forgettableFrom(asOf);
    }
}
