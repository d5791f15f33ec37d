package org.claimscreener.peers;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.engine.patient.AnswerKey;
import org.claimscreener.engine.patient.Outcome;
import org.claimscreener.engine.patient.PatientDesk;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.patient.PatientMemory;
import org.claimscreener.engine.replay.HeapInstitutionMemory;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.jspecify.annotations.Nullable;

/** The engine over plain maps: what a peer's stores must make no difference to. */
final class PlainScreening {
    private final LoadedPacks packs;
    private final PatientDesk desk;
    private final ContentDigest digest = new ContentDigest();
    private final Map<String, HeapInstitutionMemory> institutions = new HashMap<>();
    private final Map<String, InMaps> patients = new HashMap<>();

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

    private InMaps patient(String id) {
        return patients.computeIfAbsent(id, each -> new InMaps());
    }

    private static final class InMaps implements PatientMemory {
        private final Map<String, Remembered> past = new LinkedHashMap<>();
        private final Map<String, LedgerEntry> answered = new HashMap<>();

        @Override
        public Optional<List<Remembered>> past() {
            return Optional.of(new ArrayList<>(past.values()));
        }

        @Override
        public @Nullable Remembered visit(String settlementId) {
            return past.get(settlementId);
        }

        @Override
        public void putVisit(Remembered remembered) {
            past.put(remembered.visit().settlementId(), remembered);
        }

        @Override
        public void removeVisit(String settlementId) {
            past.remove(settlementId);
        }

        @Override
        public @Nullable LedgerEntry answered(String settlementId) {
            return answered.get(settlementId);
        }

        @Override
        public void putAnswered(String settlementId, LedgerEntry entry) {
            answered.put(settlementId, entry);
        }

        @Override
        public @Nullable ByteBuffer recorded(AnswerKey key) {
            return null;
        }

        @Override
        public void putRecorded(AnswerKey key, ByteBuffer answer) {
            throw new AssertionError("no log is followed");
        }

        @Override
        public void removeRecorded(AnswerKey key) {
            throw new AssertionError("no log is followed");
        }

        @Override
        public boolean awaitsInputs() {
            return false;
        }

        @Override
        public boolean settlementWaits(String settlementId) {
            return false;
        }
    }
}
