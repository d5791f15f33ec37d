package org.claimscreener.screening.profile;

import java.util.EnumMap;
import java.util.Map;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.claimscreener.engine.profile.Contribution;
import org.claimscreener.engine.profile.Coverage;
import org.claimscreener.engine.profile.InstitutionMemory;
import org.claimscreener.engine.profile.Row;
import org.claimscreener.engine.profile.RowKey;
import org.claimscreener.engine.profile.Scale;
import org.claimscreener.flow.Packed;
import org.claimscreener.screening.StateAccessException;
import org.claimscreener.screening.record.ContributionState;
import org.claimscreener.screening.record.CoverageState;
import org.claimscreener.screening.record.ProfileRowState;
import org.jspecify.annotations.Nullable;

/** The current institution's memory in keyed state. Rows that are wanted often are not fetched from it each time. */
final class KeyedInstitutionMemory implements InstitutionMemory {
    private final RowCache cache = new RowCache();
    private final Map<Scale, MapState<String, byte[]>> rows = new EnumMap<>(Scale.class);
    private final MapState<String, byte[]> contributions;
    private final ValueState<byte[]> coverage;
    private final Packed<ProfileRowState> packedRow = ProfileStates.packedRow();
    private final Packed<ContributionState> packedContribution = ProfileStates.packedContribution();
    private final Packed<CoverageState> packedCoverage = ProfileStates.packedCoverage();
    private String institution = "";

    KeyedInstitutionMemory(RuntimeContext context) {
        for (Scale scale : Scale.values()) {
            rows.put(scale, context.getMapState(ProfileStates.rows(scale)));
        }
        contributions = context.getMapState(ProfileStates.contributions());
        coverage = context.getState(ProfileStates.coverage());
    }

    /**
     * Whose memory it is from now on.
     *
     * @param current the key of the state's context
     * @param nowMs the processing time
     */
    void turnTo(String current, long nowMs) {
        institution = current;
        cache.now(nowMs);
    }

    @Override
    public @Nullable Row row(RowKey key) {
        RowCache.Entry known = cache.get(institution, key);
        if (known != null) {
            return known.row();
        }
        Row row = stored(key);
        cache.put(institution, key, row);
        return row;
    }

    private @Nullable Row stored(RowKey key) {
        try {
            byte[] stored = of(key.scale()).get(ProfileRows.stored(key));
            return stored == null ? null : ProfileRows.loaded(key.kind(), packedRow.unpack(stored));
        } catch (Exception e) {
            throw new StateAccessException("profile " + key, e);
        }
    }

    @Override
    public void putRow(RowKey key, Row row) {
        try {
            of(key.scale()).put(ProfileRows.stored(key), packedRow.pack(ProfileRows.stored(row)));
        } catch (Exception e) {
            throw new StateAccessException("profile " + key, e);
        }
        cache.put(institution, key, row);
    }

    @Override
    public void removeRow(RowKey key) {
        try {
            of(key.scale()).remove(ProfileRows.stored(key));
        } catch (Exception e) {
            throw new StateAccessException("profile " + key, e);
        }
        cache.put(institution, key, null);
    }

    private MapState<String, byte[]> of(Scale scale) {
        MapState<String, byte[]> found = rows.get(scale);
        if (found == null) {
            throw new IllegalStateException("no state for " + scale);
        }
        return found;
    }

    @Override
    public @Nullable Contribution contribution(String key) {
        try {
            byte[] stored = contributions.get(key);
            return stored == null ? null : Contributions.loaded(packedContribution.unpack(stored));
        } catch (Exception e) {
            throw new StateAccessException("contributions", e);
        }
    }

    @Override
    public void putContribution(String key, Contribution contribution) {
        try {
            contributions.put(key, packedContribution.pack(Contributions.stored(contribution)));
        } catch (Exception e) {
            throw new StateAccessException("contributions", e);
        }
    }

    @Override
    public @Nullable Coverage coverage() {
        try {
            byte[] stored = coverage.value();
            return stored == null ? null : Contributions.loaded(packedCoverage.unpack(stored));
        } catch (Exception e) {
            throw new StateAccessException("coverage", e);
        }
    }

    @Override
    public void putCoverage(Coverage changed) {
        try {
            coverage.update(packedCoverage.pack(Contributions.stored(changed)));
        } catch (Exception e) {
            throw new StateAccessException("coverage", e);
        }
    }
}
