package org.claimscreener.engine.profile;

import java.time.Instant;
import java.util.List;

/**
 * Since when an institution's features are complete, and how far its own time has come.
 *
 * @param since own time of the earliest settlement ever folded in
 * @param newestHour start of the hour in which the newest own time lies: written at most once an hour
 * @param features all that were ever folded for this institution; a feature's number is its place here
 */
public record Coverage(Instant since, Instant newestHour, List<Kept> features) {
    public Coverage {
        features = List.copyOf(features);
    }

    /**
     * A feature as folded without a gap. One that is declared anew after settlements went by without it gets a new
     * number: what was counted before would be part of the truth only.
     *
     * @param definition 32-bit hash of the declaration's definition
     * @param since since when it counts where that is later than the institution's own beginning, else {@link #EVER}
     * @param folded it is; false once a settlement went by without it
     */
    public record Kept(int definition, Instant since, boolean folded) {
        /** As long as the institution. */
        public static final Instant EVER = Instant.EPOCH;
    }
}
