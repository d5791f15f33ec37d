package org.claimscreener.engine.tip;

import java.util.List;
import java.util.Optional;

/**
 * What came of something.
 *
 * @param steps to be told, in this order
 * @param link the hold's link as it is now, to be kept in place of the one before; empty when none changed
 * @param changesStanding the scrutiny of the subject is another one now
 */
public record TipTurn(TipBook book, List<TipStep> steps, Optional<HoldLink> link, boolean changesStanding) {
    public TipTurn {
        steps = List.copyOf(steps);
    }
}
