package org.claimscreener.screening.profile;

import java.util.EnumMap;
import java.util.Map;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.profile.Row;
import org.claimscreener.engine.profile.RowKey;
import org.claimscreener.engine.profile.Scale;
import org.claimscreener.engine.replay.MemoryText;
import org.claimscreener.flow.Packed;
import org.claimscreener.screening.SavedLine;
import org.claimscreener.screening.record.ContributionState;
import org.claimscreener.screening.record.CoverageState;
import org.claimscreener.screening.record.ProfileRowState;

/** Reads one institution's profile from a savepoint, as lines of name, tab and text. */
public final class ProfileStateReader extends KeyedStateReaderFunction<String, String> {
    private static final long serialVersionUID = 1L;

    private final String institutionId;
    private transient Map<Scale, MapState<String, byte[]>> rows;
    private transient MapState<String, byte[]> contributions;
    private transient ValueState<byte[]> coverage;
    private transient Packed<ProfileRowState> packedRow;
    private transient Packed<ContributionState> packedContribution;
    private transient Packed<CoverageState> packedCoverage;

    /** For that institution; all others are passed over. */
    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public ProfileStateReader(String institutionId) {
        this.institutionId = institutionId;
    }

    @Override
    public void open(OpenContext context) {
        packedRow = ProfileStates.packedRow();
        packedContribution = ProfileStates.packedContribution();
        packedCoverage = ProfileStates.packedCoverage();
        coverage = getRuntimeContext().getState(ProfileStates.coverage());
        rows = new EnumMap<>(Scale.class);
        for (Scale scale : Scale.values()) {
            rows.put(scale, getRuntimeContext().getMapState(ProfileStates.rows(scale)));
        }
        contributions = getRuntimeContext().getMapState(ProfileStates.contributions());
    }

    @Override
    public void readKey(String key, Context context, Collector<String> out) throws Exception {
        if (!key.equals(institutionId)) {
            out.collect(SavedLine.SOMEBODY_ELSE);
            return;
        }
        for (Map.Entry<Scale, MapState<String, byte[]>> ofScale : rows.entrySet()) {
            for (Map.Entry<String, byte[]> entry : ofScale.getValue().entries()) {
                RowKey rowKey = ProfileRows.loaded(ofScale.getKey(), entry.getKey());
                Row row = ProfileRows.loaded(rowKey.kind(), packedRow.unpack(entry.getValue()));
                out.collect(SavedLine.of(MemoryText.name(rowKey), MemoryText.of(row)));
            }
        }
        for (Map.Entry<String, byte[]> entry : contributions.entries()) {
            out.collect(SavedLine.of(
                    MemoryText.contributionName(entry.getKey()),
                    MemoryText.of(Contributions.loaded(packedContribution.unpack(entry.getValue())))));
        }
        byte[] kept = coverage.value();
        if (kept != null) {
            out.collect(SavedLine.of(
                    MemoryText.coverageName(), MemoryText.of(Contributions.loaded(packedCoverage.unpack(kept)))));
        }
    }
}
