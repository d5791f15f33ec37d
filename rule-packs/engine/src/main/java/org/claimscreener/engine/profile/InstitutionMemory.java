package org.claimscreener.engine.profile;

import org.jspecify.annotations.Nullable;

/** One institution's memory; in the job, keyed state of the current key. What cannot be read or written throws. */
public interface InstitutionMemory {
    /**
     * What a settlement added, or null when it was never seen.
     *
     * @param key of the settlement, as the desk makes it
     */
    @Nullable
    Contribution contribution(String key);

    void putContribution(String key, Contribution contribution);

    /** Since when what is kept is complete, or null when nothing was ever folded in. */
    @Nullable
    Coverage coverage();

    void putCoverage(Coverage coverage);

    /** The row, of the kind that its key names, or null when there is none. */
    @Nullable
    Row row(RowKey key);

    void putRow(RowKey key, Row row);

    void removeRow(RowKey key);
}
