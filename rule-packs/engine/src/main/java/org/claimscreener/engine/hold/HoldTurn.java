package org.claimscreener.engine.hold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.HoldStep;

/**
 * What came of something that happened.
 *
 * @param entry to be kept in place of the one before
 * @param steps to be published, in this order
 */
public record HoldTurn(HoldEntry entry, List<HoldStep> steps) {
    public HoldTurn {
        steps = List.copyOf(steps);
    }

    /** When {@link HoldDesk#timer} is to be called next; empty when never. One that comes too early does nothing. */
    public Optional<Instant> nextTimer() {
        return entry.nextTimer();
    }
}
