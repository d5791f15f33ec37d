package org.claimscreener.screening.decide;

import java.time.Instant;
import java.util.List;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.standing.StandingsMet;
import org.claimscreener.engine.trace.EarlierUses;
import org.claimscreener.screening.DocumentReader;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Kind;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.StampedFeature;
import org.claimscreener.screening.standing.StandingSource;
import org.claimscreener.wire.record.FeatureQuality;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.TraceUse;

/** What flows, as the engine takes it. Not thread-safe: one for each operator instance. */
final class PatientInputs implements AutoCloseable {
    private final DocumentReader documents = new DocumentReader();
    private final StandingSource.Lease standing;
    private final TraceAnswers traces;

    /**
     * With what is known besides.
     *
     * @param standing the book of standings, which becomes its own
     */
    PatientInputs(StandingSource.Lease standing, TraceAnswers traces) {
        this.standing = standing;
        this.traces = traces;
    }

    PatientInput of(Profiled profiled) {
        Accepted accepted = profiled.getAccepted();
        if (accepted.getKind() == Kind.REVERSAL) {
            return new PatientInput.Withdrawn(documents.reversal(accepted), source(accepted), receivedAt(accepted));
        }
        Settlement settlement = documents.settlement(accepted);
        DecisionFrame frame = frame(profiled, settlement);
        PatientInput.Traces known = traces.of(profiled);
        if (profiled.getTraceAnswers() > 0 && known != PatientInput.Traces.AWAITED) {
            List<TraceUse> uses = EarlierUses.of(settlement, traces.usesByCode(profiled));
            frame = frame.with(frame.known().withTraceUses(uses));
        }
        return new PatientInput.Submitted(settlement, frame, known);
    }

    /** Standing is asked for at each trial: an input that waited is decided by what is in force then. */
    private DecisionFrame frame(Profiled profiled, Settlement settlement) {
        Accepted accepted = profiled.getAccepted();
        return new DecisionFrame(
                profiled.getPacks().stream()
                        .map(pack -> new PackRef(pack.getPackId(), pack.getVersion(), pack.getDigest()))
                        .toList(),
                Circumstances.of(profiled.getFeatures().stream()
                                .map(PatientInputs::feature)
                                .toList())
                        .withStanding(StandingsMet.by(settlement, standing)),
                accepted.getContentDigest(),
                source(accepted),
                receivedAt(accepted));
    }

    static FeatureValue feature(StampedFeature stamped) {
        return new FeatureValue(
                stamped.getName(),
                stamped.getValue(),
                Instant.ofEpochMilli(stamped.getCoverageSinceMs()),
                stamped.getSubject(),
                FeatureQuality.valueOf(stamped.getQuality()));
    }

    @Override
    public void close() {
        standing.close();
    }

    private static Source source(Accepted accepted) {
        return new Source(accepted.getTopic(), accepted.getPartition(), accepted.getOffset());
    }

    private static Instant receivedAt(Accepted accepted) {
        return Instant.ofEpochMilli(accepted.getReceivedAtMs());
    }
}
