package org.claimscreener.engine.profile;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** One institution's memory; in the job, keyed state of the current key. What cannot be read or written throws. */
public interface InstitutionMemory extends SeriesStore {
    /**
     * What a settlement added, or null when it was never seen.
     *
     * @param key of the settlement, as the desk makes it
     */
    @Nullable
    Contribution contribution(String key);

    void putContribution(String key, Contribution contribution);

    /** Own time of the earliest settlement ever folded in, or null when there was none. */
    @Nullable
    Instant coverageSince();

    void putCoverageSince(Instant ownTime);
}
