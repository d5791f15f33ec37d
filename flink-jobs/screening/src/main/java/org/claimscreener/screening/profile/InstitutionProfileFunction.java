package org.claimscreener.screening.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.ledger.Ledger;
import org.claimscreener.engine.profile.Contribution;
import org.claimscreener.engine.profile.ProfileFold;
import org.claimscreener.screening.DeadLetters;
import org.claimscreener.screening.DocumentReader;
import org.claimscreener.screening.PackArchives;
import org.claimscreener.screening.Packs;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.ContributionState;
import org.claimscreener.screening.record.Kind;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.SeriesState;
import org.claimscreener.screening.record.StampedFeature;
import org.claimscreener.screening.record.StampedPack;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * Folds a settlement into its institution's windows once, and stamps the features as they stand then and the packs in
 * force. A retry passes without being counted again; the same id with other content goes no further.
 */
public final class InstitutionProfileFunction extends KeyedProcessFunction<String, Accepted, Profiled> {
    private static final long serialVersionUID = 1L;

    private final PackArchives archives;
    private transient List<StampedPack> packs;
    private transient ProfileFold fold;
    private transient DocumentReader documents;
    private transient DeadLetters deadLetters;
    private transient MapState<String, ContributionState> contributions;
    private transient ValueState<Long> coverageSince;
    private transient KeyedSeries series;

    /** The packs whose features are folded and whose versions are stamped. */
    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public InstitutionProfileFunction(PackArchives archives) {
        this.archives = archives;
    }

    @Override
    public void open(OpenContext context) {
        Packs read = Packs.read(archives);
        packs = read.stamps();
        fold = new ProfileFold(read.features());
        documents = new DocumentReader();
        deadLetters = new DeadLetters();
        contributions = getRuntimeContext().getMapState(ProfileStates.contributions());
        coverageSince = getRuntimeContext().getState(ProfileStates.coverageSince());
        MapState<String, SeriesState> stored = getRuntimeContext().getMapState(ProfileStates.series());
        series = new KeyedSeries(stored);
    }

    @Override
    public void processElement(Accepted accepted, Context context, Collector<Profiled> out) throws Exception {
        if (accepted.getKind() == Kind.REVERSAL) {
            takeBack(accepted);
            out.collect(new Profiled(accepted, packs, List.of()));
            return;
        }
        Settlement settlement = documents.settlement(accepted);
        Contribution before = contribution(accepted.getSettlementId());
        if (before != null && !before.contentDigest().equals(accepted.getContentDigest())) {
            context.output(DeadLetters.TAG, conflict(accepted));
            return;
        }
        if (before == null) {
            Contribution added = fold.add(settlement, accepted.getContentDigest(), series);
            contributions.put(accepted.getSettlementId(), ProfileStates.stored(added));
            extendCoverage(settlement.getSettledAt());
        }
        out.collect(new Profiled(accepted, packs, features(settlement)));
    }

    private org.claimscreener.screening.record.Outgoing conflict(Accepted accepted) {
        return deadLetters.of(
                accepted,
                DeadLetterReason.CONFLICT,
                "a settlement of this id with other content was decided within the last " + Ledger.WINDOW_DAYS
                        + " days; withdraw that one and bill under a new id",
                "settlement_id");
    }

    /**
     * A settlement that this institution never sent, or of another person, has nothing to take back here; whether the
     * reversal is right is for the patient's ledger to say. Reversals of lines leave the features as they are until all
     * lines are gone: features count settlements.
     */
    private void takeBack(Accepted accepted) throws Exception {
        Contribution before = contribution(accepted.getSettlementId());
        if (before == null || before.withdrawn() || !before.patientId().equals(accepted.getPatientId())) {
            return;
        }
        Reversal reversal = documents.reversal(accepted);
        if (!reversal.getLineIds().isEmpty()) {
            return;
        }
        fold.takeBack(before, reversal.getReversedAt(), series);
        contributions.put(accepted.getSettlementId(), ProfileStates.stored(before.taken()));
    }

    private @Nullable Contribution contribution(String settlementId) throws Exception {
        ContributionState stored = contributions.get(settlementId);
        return stored == null ? null : ProfileStates.loaded(stored);
    }

    private void extendCoverage(Instant ownTime) throws Exception {
        Long since = coverageSince.value();
        if (since == null || ownTime.toEpochMilli() < since) {
            coverageSince.update(ownTime.toEpochMilli());
        }
    }

    private List<StampedFeature> features(Settlement settlement) throws Exception {
        Map<String, Long> values = fold.values(settlement, series);
        Long since = coverageSince.value();
        List<StampedFeature> stamped = new ArrayList<>(values.size());
        values.forEach((name, value) -> stamped.add(new StampedFeature(name, value, since == null ? 0 : since)));
        return stamped;
    }
}
