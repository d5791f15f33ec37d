package org.claimscreener.screening.profile;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.claimscreener.engine.profile.Row;
import org.claimscreener.engine.profile.RowKey;
import org.jspecify.annotations.Nullable;

/**
 * Rows of institutions that were read or written not long ago, and those that were found missing. What is written goes to the
 * state at once, so that a checkpoint needs nothing of this; nobody else writes the rows of a subtask's institutions. For
 * the task's thread.
 */
final class RowCache {
    /** At some 500 bytes a row with its key, 25 MB a subtask. */
    private static final int MOST = 50_000;

    /**
     * So much longer than its TTL says a row may be seen: whoever remembers it does not ask the state, which would hide it. {@link
     * ProfileStates#TTL_SLACK} is 72 times as long.
     */
    private static final long LONGEST_MS = Duration.ofHours(1).toMillis();

    private final Map<Place, Entry> rows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Entry> eldest) {
            return size() > MOST;
        }
    };

    private long since;

    private record Place(String institution, RowKey key) {
        // Written out for speed, as in RowKey.

        @Override
        public boolean equals(Object other) {
            return other instanceof Place place && key.equals(place.key) && institution.equals(place.institution);
        }

        @Override
        public int hashCode() {
            return institution.hashCode() * 31 + key.hashCode();
        }
    }

    /**
     * What is known of a row.
     *
     * @param row null for one that is not there
     */
    record Entry(@Nullable Row row) {}

    /** To be told before each input, by the processing time. */
    void now(long epochMs) {
        if (epochMs - since > LONGEST_MS || epochMs < since) {
            rows.clear();
            since = epochMs;
        }
    }

    /** Null when nothing is known of it. */
    @Nullable
    Entry get(String institution, RowKey key) {
        return rows.get(new Place(institution, key));
    }

    /** Remembers what the state holds. */
    void put(String institution, RowKey key, @Nullable Row row) {
        rows.put(new Place(institution, key), new Entry(row));
    }
}
