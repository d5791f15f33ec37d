package org.claimscreener.screening.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.claimscreener.engine.ledger.Ledger;
import org.claimscreener.engine.profile.Contribution;
import org.claimscreener.engine.profile.Pane;
import org.claimscreener.engine.profile.Series;
import org.claimscreener.engine.profile.Touch;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.record.ContributionState;
import org.claimscreener.screening.record.PaneState;
import org.claimscreener.screening.record.SeriesState;
import org.claimscreener.screening.record.TouchState;

/** The institution's state: what is kept, how long, and its stored form (version 1). */
final class ProfileStates {
    /** The longest window is 400 days; a series that nobody touched for so long holds nothing that counts. */
    private static final Duration SERIES_TTL = Duration.ofDays(400);

    /** As long as the ledger answers for a settlement, so that both tell a retry by the same memory. */
    private static final Duration CONTRIBUTION_TTL = Duration.ofDays(Ledger.WINDOW_DAYS);

    private ProfileStates() {}

    /**
     * Bound: one entry for each declared feature, and for bill features one for each different bill in the TTL; an entry
     * has at most {@link Series#MAX_PANES} panes.
     */
    static MapStateDescriptor<String, SeriesState> series() {
        MapStateDescriptor<String, SeriesState> descriptor =
                new MapStateDescriptor<>("series", BasicTypeInfo.STRING_TYPE_INFO, Types.SERIES);
        descriptor.enableTimeToLive(ttl(SERIES_TTL));
        return descriptor;
    }

    /** Bound: the institution's settlements in the TTL. */
    static MapStateDescriptor<String, ContributionState> contributions() {
        MapStateDescriptor<String, ContributionState> descriptor =
                new MapStateDescriptor<>("contributions", BasicTypeInfo.STRING_TYPE_INFO, Types.CONTRIBUTION);
        descriptor.enableTimeToLive(ttl(CONTRIBUTION_TTL));
        return descriptor;
    }

    /** Epoch milliseconds of the first own time seen: since when the profile is complete. One value, for ever. */
    static ValueStateDescriptor<Long> coverageSince() {
        return new ValueStateDescriptor<>("coverage-since", BasicTypeInfo.LONG_TYPE_INFO);
    }

    private static StateTtlConfig ttl(Duration timeToLive) {
        return StateTtlConfig.newBuilder(timeToLive)
                .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                .cleanupInRocksdbCompactFilter(10_000)
                .build();
    }

    static SeriesState stored(Series series) {
        return new SeriesState(
                series.panes().stream().map(ProfileStates::stored).toList());
    }

    private static PaneState stored(Pane pane) {
        List<Long> members = pane.members().keySet().stream().sorted().toList();
        List<Integer> counts =
                members.stream().map(member -> pane.members().get(member)).toList();
        return new PaneState(pane.index(), pane.value(), members, counts);
    }

    static Series loaded(SeriesState state) {
        List<Pane> panes = new ArrayList<>(state.getPanes().size());
        for (PaneState pane : state.getPanes()) {
            Map<Long, Integer> members = new HashMap<>();
            for (int i = 0; i < pane.getMembers().size(); i++) {
                members.put(pane.getMembers().get(i), pane.getMemberCounts().get(i));
            }
            panes.add(new Pane(pane.getIndex(), pane.getValue(), members));
        }
        return new Series(panes);
    }

    static ContributionState stored(Contribution contribution) {
        return new ContributionState(
                contribution.contentDigest(),
                contribution.patientId(),
                contribution.settledAt().toEpochMilli(),
                contribution.touches().stream()
                        .map(touch -> new TouchState(touch.series(), touch.pane(), touch.delta(), touch.member()))
                        .toList(),
                contribution.withdrawn());
    }

    static Contribution loaded(ContributionState state) {
        return new Contribution(
                state.getContentDigest(),
                state.getPatientId(),
                Instant.ofEpochMilli(state.getSettledAtMs()),
                state.getTouches().stream()
                        .map(t -> new Touch(t.getSeries(), t.getPane(), t.getDelta(), t.getMember()))
                        .toList(),
                state.getWithdrawn());
    }
}
