package org.claimscreener.engine.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.claimscreener.engine.profile.Contribution;
import org.claimscreener.engine.profile.InstitutionMemory;
import org.claimscreener.engine.profile.Series;
import org.jspecify.annotations.Nullable;

/** One institution's keyed state. What it holds is immutable, so a copy is a snapshot. */
final class InstitutionStore implements InstitutionMemory {
    private final Map<String, Contribution> contributions = new HashMap<>();
    private final Map<String, Series> series = new HashMap<>();
    private @Nullable Instant coverageSince;

    InstitutionStore copy() {
        InstitutionStore copy = new InstitutionStore();
        copy.contributions.putAll(contributions);
        copy.series.putAll(series);
        copy.coverageSince = coverageSince;
        return copy;
    }

    Map<String, Series> series() {
        return series;
    }

    @Override
    public @Nullable Contribution contribution(String key) {
        return contributions.get(key);
    }

    @Override
    public void putContribution(String key, Contribution contribution) {
        contributions.put(key, contribution);
    }

    @Override
    public @Nullable Instant coverageSince() {
        return coverageSince;
    }

    @Override
    public void putCoverageSince(Instant ownTime) {
        coverageSince = ownTime;
    }

    @Override
    public Series get(String key) {
        return series.getOrDefault(key, Series.EMPTY);
    }

    @Override
    public void put(String key, Series value) {
        if (value.panes().isEmpty()) {
            series.remove(key);
        } else {
            series.put(key, value);
        }
    }
}
