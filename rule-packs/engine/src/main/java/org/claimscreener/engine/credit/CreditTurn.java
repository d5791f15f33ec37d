package org.claimscreener.engine.credit;

import java.util.List;

/**
 * What came of something.
 *
 * @param book to be kept in place of the one before
 * @param events to be told, in this order; none of what came before already
 */
public record CreditTurn(CreditBook book, List<CreditEvent> events) {
    public CreditTurn {
        events = List.copyOf(events);
    }
}
