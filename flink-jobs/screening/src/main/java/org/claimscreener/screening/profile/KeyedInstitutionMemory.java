package org.claimscreener.screening.profile;

import java.time.Instant;

import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.claimscreener.engine.profile.Contribution;
import org.claimscreener.engine.profile.InstitutionMemory;
import org.claimscreener.engine.profile.Series;
import org.claimscreener.screening.StateAccessException;
import org.claimscreener.screening.record.ContributionState;
import org.claimscreener.screening.record.SeriesState;
import org.jspecify.annotations.Nullable;

/** The current institution's memory in keyed state. */
final class KeyedInstitutionMemory implements InstitutionMemory {
    private final MapState<String, SeriesState> series;
    private final MapState<String, ContributionState> contributions;
    private final ValueState<Long> coverageSince;

    KeyedInstitutionMemory(
            MapState<String, SeriesState> series,
            MapState<String, ContributionState> contributions,
            ValueState<Long> coverageSince) {
        this.series = series;
        this.contributions = contributions;
        this.coverageSince = coverageSince;
    }

    @Override
    public Series get(String key) {
        try {
            SeriesState stored = series.get(key);
            return stored == null ? Series.EMPTY : ProfileStates.loaded(stored);
        } catch (Exception e) {
            throw new StateAccessException("series " + key, e);
        }
    }

    @Override
    public void put(String key, Series changed) {
        try {
            if (changed.panes().isEmpty()) {
                series.remove(key);
            } else {
                series.put(key, ProfileStates.stored(changed));
            }
        } catch (Exception e) {
            throw new StateAccessException("series " + key, e);
        }
    }

    @Override
    public @Nullable Contribution contribution(String settlementId) {
        try {
            ContributionState stored = contributions.get(settlementId);
            return stored == null ? null : ProfileStates.loaded(stored);
        } catch (Exception e) {
            throw new StateAccessException("contributions", e);
        }
    }

    @Override
    public void putContribution(String settlementId, Contribution contribution) {
        try {
            contributions.put(settlementId, ProfileStates.stored(contribution));
        } catch (Exception e) {
            throw new StateAccessException("contributions", e);
        }
    }

    @Override
    public @Nullable Instant coverageSince() {
        try {
            Long since = coverageSince.value();
            return since == null ? null : Instant.ofEpochMilli(since);
        } catch (Exception e) {
            throw new StateAccessException("coverage", e);
        }
    }

    @Override
    public void putCoverageSince(Instant ownTime) {
        try {
            coverageSince.update(ownTime.toEpochMilli());
        } catch (Exception e) {
            throw new StateAccessException("coverage", e);
        }
    }
}
