package org.claimscreener.screening.profile;

import java.time.Duration;
import java.util.List;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.claimscreener.engine.ledger.Ledger;
import org.claimscreener.engine.profile.Scale;
import org.claimscreener.flow.Packed;
import org.claimscreener.screening.record.ContributionState;
import org.claimscreener.screening.record.CoverageState;
import org.claimscreener.screening.record.ProfileRowState;

/** The institution's state: what is kept and how long. Values are {@link Packed} records of {@link ProfileRows} and {@link
 * Contributions}. */
final class ProfileStates {
    /**
     * What an institution's own time may lag behind the clock, and run ahead of it, without a pane expiring that its
     * retention keeps: a day ahead is accepted at most, and an institution cut off for longer counts what is left.
     */
    static final Duration TTL_SLACK = Duration.ofDays(3);

    /** As long as the ledger answers for a settlement, so that both tell a retry by the same memory. */
    static final Duration CONTRIBUTION_TTL = Duration.ofDays(Ledger.WINDOW_DAYS);

    private static final TypeInformation<byte[]> BYTES = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

    private ProfileStates() {}

    /**
     * Rows of one scale: totals, panes, members, their chains and sketches. TTL: the scale's retention and {@link
     * #TTL_SLACK}. Bound, a subject: one totals row; a pane row for each pane of the TTL in which it was billed; a
     * distinct count has 128 buckets of 16 members, a link for each member and pane, and two sketches of 1 KB a pane at
     * most.
     */
    static MapStateDescriptor<String, byte[]> rows(Scale scale) {
        String name = switch (scale) {
            case TEN_SECONDS -> "profile-ten-seconds";
            case MINUTE -> "profile-minutes";
            case HOUR -> "profile-hours";
            case DAY -> "profile-days";
        };
        MapStateDescriptor<String, byte[]> descriptor =
                new MapStateDescriptor<>(name, BasicTypeInfo.STRING_TYPE_INFO, BYTES);
        descriptor.enableTimeToLive(ttl(scale.retention().plus(TTL_SLACK)));
        return descriptor;
    }

    /** Bound: the institution's settlements in the TTL, each with what its lines were counted for. */
    static MapStateDescriptor<String, byte[]> contributions() {
        MapStateDescriptor<String, byte[]> descriptor =
                new MapStateDescriptor<>("profile-contributions", BasicTypeInfo.STRING_TYPE_INFO, BYTES);
        descriptor.enableTimeToLive(ttl(CONTRIBUTION_TTL));
        return descriptor;
    }

    /**
     * Since when features are complete. One value, for ever: it numbers the features, and without it the rows mean
     * nothing. Bound: the features ever deployed.
     */
    static ValueStateDescriptor<byte[]> coverage() {
        return new ValueStateDescriptor<>("profile-coverage", BYTES);
    }

    static Packed<ProfileRowState> packedRow() {
        return new Packed<>(1, List.of(ProfileRowState.getClassSchema()));
    }

    static Packed<ContributionState> packedContribution() {
        return new Packed<>(1, List.of(ContributionState.getClassSchema()));
    }

    static Packed<CoverageState> packedCoverage() {
        return new Packed<>(1, List.of(CoverageState.getClassSchema()));
    }

    private static StateTtlConfig ttl(Duration timeToLive) {
        return StateTtlConfig.newBuilder(timeToLive)
                .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                .cleanupInRocksdbCompactFilter(10_000)
                .build();
    }
}
