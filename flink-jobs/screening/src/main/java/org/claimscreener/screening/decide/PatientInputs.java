package org.claimscreener.screening.decide;

import java.time.Instant;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.standing.StandingsMet;
import org.claimscreener.screening.DocumentReader;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Kind;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.StampedFeature;
import org.claimscreener.wire.record.FeatureQuality;
import org.claimscreener.screening.standing.StandingSource;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;

/** What flows, as the engine takes it. Not thread-safe: one for each operator instance. */
final class PatientInputs implements AutoCloseable {
    private final DocumentReader documents = new DocumentReader();
    private final StandingSource.Lease standing;

    /** The book of standings becomes its own. */
    PatientInputs(StandingSource.Lease standing) {
        this.standing = standing;
    }

    PatientInput of(Profiled profiled) {
        Accepted accepted = profiled.getAccepted();
        if (accepted.getKind() == Kind.REVERSAL) {
            return new PatientInput.Withdrawn(documents.reversal(accepted), source(accepted), receivedAt(accepted));
        }
        Settlement settlement = documents.settlement(accepted);
        return new PatientInput.Submitted(settlement, frame(profiled, settlement));
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

    private static FeatureValue feature(StampedFeature stamped) {
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
