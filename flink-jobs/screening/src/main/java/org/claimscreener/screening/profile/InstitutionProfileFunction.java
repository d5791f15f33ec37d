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
import org.claimscreener.engine.profile.InstitutionDesk;
import org.claimscreener.engine.profile.ProfileFold;
import org.claimscreener.screening.DeadLetters;
import org.claimscreener.screening.DocumentReader;
import org.claimscreener.screening.PackArchives;
import org.claimscreener.screening.Packs;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Kind;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.StampedFeature;
import org.claimscreener.screening.record.StampedPack;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;

/**
 * Folds a settlement into its institution's windows once, and stamps the features as they stand then and the packs in
 * force. A retry passes without being counted again; the same id with other content goes no further. Asks about the trace
 * codes of what is new, and gives back those of what is withdrawn.
 */
public final class InstitutionProfileFunction extends KeyedProcessFunction<String, Accepted, Profiled> {
    private static final long serialVersionUID = 1L;

    private final PackArchives archives;
    private transient List<StampedPack> packs;
    private transient InstitutionDesk desk;
    private transient DocumentReader documents;
    private transient DeadLetters deadLetters;
    private transient KeyedInstitutionMemory memory;
    private transient TraceQuestions traces;

    /** The packs whose features are folded and whose versions are stamped. */
    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public InstitutionProfileFunction(PackArchives archives) {
        this.archives = archives;
    }

    @Override
    public void open(OpenContext context) {
        Packs read = Packs.read(archives);
        packs = read.stamps();
        desk = new InstitutionDesk(new ProfileFold(read.institutionFeatures()));
        documents = new DocumentReader();
        deadLetters = new DeadLetters();
        memory = new KeyedInstitutionMemory(getRuntimeContext());
        traces = new TraceQuestions(getRuntimeContext().getMapState(TraceQuestions.traced()));
    }

    @Override
    public void processElement(Accepted accepted, Context context, Collector<Profiled> out) {
        if (accepted.getKind() == Kind.REVERSAL) {
            Reversal reversal = documents.reversal(accepted);
            desk.withdrawn(reversal, memory);
            traces.withdrawn(reversal, accepted, question -> context.output(TraceQuestions.TAG, question));
            out.collect(new Profiled(accepted, packs, List.of(), 0));
            return;
        }
        Settlement settlement = documents.settlement(accepted);
        FactSet facts = FactMaker.facts(settlement, PatientHistory.NONE, Circumstances.NONE);
        Optional<List<FeatureValue>> profile = desk.submitted(facts, accepted.getContentDigest(), memory);
        if (profile.isEmpty()) {
            context.output(
                    DeadLetters.TAG,
                    deadLetters.of(accepted, DeadLetterReason.CONFLICT, Ledger.CONFLICT_MESSAGE, "settlement_id"));
            return;
        }
        int answers = traces.submitted(settlement, accepted, question -> context.output(TraceQuestions.TAG, question));
        out.collect(new Profiled(accepted, packs, stamped(profile.get()), answers));
    }

    private static List<StampedFeature> stamped(List<FeatureValue> features) {
        List<StampedFeature> stamped = new ArrayList<>(features.size());
        for (FeatureValue feature : features) {
            stamped.add(new StampedFeature(
                    feature.getName(),
                    feature.getValue(),
                    feature.getCoverageSince().toEpochMilli(),
                    feature.getSubject(),
                    feature.getQuality().name()));
        }
        return stamped;
    }
}
