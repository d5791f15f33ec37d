package org.claimscreener.engine.standing;

import java.util.List;

import org.claimscreener.wire.record.StandingEntry;

/** Tells what has been issued about a subject, as it stands at the moment of the question. */
@FunctionalInterface
public interface StandingBook {
    /** Nothing has been issued about anybody. */
    StandingBook EMPTY = subject -> List.of();

    /** Entries in any order, those of the future and of the past too; none when nothing was issued. */
    List<StandingEntry> entries(StandingKey subject);
}
