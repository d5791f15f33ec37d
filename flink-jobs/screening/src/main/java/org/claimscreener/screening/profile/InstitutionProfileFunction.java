package org.claimscreener.screening.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.ledger.Ledger;
import org.claimscreener.screening.DeadLetters;
import org.claimscreener.screening.DocumentReader;
import org.claimscreener.screening.metrics.PartitionFlow;
import org.claimscreener.screening.metrics.StageTimes;
import org.claimscreener.screening.packs.ShadowNames;
import org.claimscreener.screening.packs.Stamp;
import org.claimscreener.screening.packs.StampBook;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Kind;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.StampedFeature;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * Folds a settlement into its institution's windows once, and stamps the features as they stand then and the packs in
 * force. A retry passes without being counted again; the same id with other content goes no further. Asks about the trace
 * codes of what is new, and gives back those of what is withdrawn.
 */
final class InstitutionProfileFunction extends KeyedProcessFunction<String, Accepted, Profiled> {
    private static final long serialVersionUID = 1L;

    private final transient StampBook stamps;
    private transient DocumentReader documents;
    private transient DeadLetters deadLetters;
    private transient KeyedInstitutionMemory memory;
    private transient TraceQuestions traces;
    private transient @Nullable PartitionFlow flow;

    /** By whose stamp; open it before, and close it after. */
    @SuppressWarnings("NullAway.Init") // The other parts come with open(), in the task that uses them.
    InstitutionProfileFunction(StampBook stamps) {
        this.stamps = stamps;
    }

    @Override
    public void open(OpenContext context) {
        documents = new DocumentReader();
        flow = PartitionFlow.open();
        deadLetters = new DeadLetters(flow);
        memory = new KeyedInstitutionMemory(getRuntimeContext());
        traces = new TraceQuestions(getRuntimeContext().getMapState(TraceQuestions.traced()));
    }

    @Override
    public void close() {
        if (flow != null) {
            flow.close();
        }
    }

    @Override
    public void processElement(Accepted accepted, Context context, Collector<Profiled> out) {
        Stamp stamp = stamps.stamp();
        memory.turnTo(context.getCurrentKey(), context.timerService().currentProcessingTime());
        if (accepted.getKind() == Kind.REVERSAL) {
            Reversal reversal = documents.reversal(accepted);
            stamp.desk().withdrawn(reversal, memory);
            traces.withdrawn(reversal, accepted, question -> context.output(TraceQuestions.TAG, question));
            out.collect(new Profiled(accepted, stamp.packs(), List.of(), 0, List.of(), List.of()));
            return;
        }
        Settlement settlement = documents.settlement(accepted);
        FactSet facts = FactMaker.facts(settlement, PatientHistory.NONE, Circumstances.NONE);
        Optional<List<FeatureValue>> profile = stamp.desk().submitted(facts, accepted.getContentDigest(), memory);
        if (profile.isEmpty()) {
            context.output(
                    DeadLetters.TAG,
                    deadLetters.of(accepted, DeadLetterReason.CONFLICT, Ledger.CONFLICT_MESSAGE, "settlement_id"));
            return;
        }
        StageTimes.PROFILED.passed(accepted.getReceivedAtMs());
        int answers = traces.submitted(settlement, accepted, question -> context.output(TraceQuestions.TAG, question));
        out.collect(profiled(accepted, stamp, profile.get(), answers));
    }

    private static Profiled profiled(Accepted accepted, Stamp stamp, List<FeatureValue> features, int answers) {
        List<StampedFeature> stamped = new ArrayList<>(features.size());
        List<StampedFeature> ofShadows = new ArrayList<>();
        for (FeatureValue feature : features) {
            (ShadowNames.isShadow(feature.getName()) ? ofShadows : stamped).add(stamped(feature));
        }
        return new Profiled(accepted, stamp.packs(), stamped, answers, stamp.shadows(), ofShadows);
    }

    private static StampedFeature stamped(FeatureValue feature) {
        return new StampedFeature(
                feature.getName(),
                feature.getValue(),
                feature.getCoverageSince().toEpochMilli(),
                feature.getSubject(),
                feature.getQuality().name());
    }
}
