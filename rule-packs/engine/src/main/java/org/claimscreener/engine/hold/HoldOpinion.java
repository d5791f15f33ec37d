package org.claimscreener.engine.hold;

import java.util.List;

/**
 * What one person says stays withheld: a review that waits for a second person, or a vote.
 *
 * @param amountsFen one for each line of the hold, in its order; 0 where nothing is withheld
 */
public record HoldOpinion(String actorId, List<Long> amountsFen) {
    public HoldOpinion {
        amountsFen = List.copyOf(amountsFen);
    }
}
