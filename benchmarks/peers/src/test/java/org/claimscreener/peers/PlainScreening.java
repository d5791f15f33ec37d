package org.claimscreener.peers;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.patient.Outcome;
import org.claimscreener.engine.patient.PatientDesk;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.replay.HeapInstitutionMemory;
import org.claimscreener.engine.replay.HeapPatientMemory;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;

/** The engine over plain maps: what a peer's stores must make no difference to. */
final class PlainScreening {
    private final LoadedPacks packs;
    private final PatientDesk desk;
    private final ContentDigest digest = new ContentDigest();
    private final Map<String, HeapInstitutionMemory> institutions = new HashMap<>();
    private final Map<String, HeapPatientMemory> patients = new HashMap<>();

    PlainScreening(LoadedPacks packs) {
        this.packs = packs;
        this.desk = new PatientDesk(packs.screener());
    }

    /** What becomes of a valid settlement; empty when its institution refuses it as a conflict. */
    Optional<Outcome> submitted(Settlement settlement, Source source, Instant receivedAt) {
        String content = digest.of(settlement);
        Optional<List<FeatureValue>> features = packs.desk()
                .submitted(
                        FactMaker.facts(settlement, PatientHistory.NONE, Circumstances.NONE),
                        content,
                        institution(settlement.getInstitution().getInstitutionId()));
        return features.map(known -> {
            DecisionFrame frame = new DecisionFrame(packs.refs(), Circumstances.of(known), content, source, receivedAt);
            return desk.receive(
                    new PatientInput.Submitted(settlement, frame),
                    patient(settlement.getPerson().getPatientId()),
                    false);
        });
    }

    Outcome withdrawn(Reversal reversal, Source source, Instant receivedAt) {
        packs.desk().withdrawn(reversal, institution(reversal.getInstitutionId()));
        return desk.receive(
                new PatientInput.Withdrawn(reversal, source, receivedAt), patient(reversal.getPatientId()), false);
    }

    private HeapInstitutionMemory institution(String id) {
        return institutions.computeIfAbsent(id, each -> new HeapInstitutionMemory());
    }

    private HeapPatientMemory patient(String id) {
        return patients.computeIfAbsent(id, each -> new HeapPatientMemory());
    }
}
