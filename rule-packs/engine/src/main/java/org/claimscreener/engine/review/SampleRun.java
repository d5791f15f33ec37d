package org.claimscreener.engine.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.decision.RuleFinding;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.drools.Evaluation;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.history.Histories;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.intake.SettlementCheck;
import org.claimscreener.engine.profile.InstitutionDesk;
import org.claimscreener.engine.profile.ProfileFold;
import org.claimscreener.engine.replay.HeapInstitutionMemory;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.engine.screen.Screening;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;

/**
 * Settlements one after the other through one pack, with the past of each person and the features of each institution as
 * they come about. Nothing is known of standing and of trace codes. Holds everything on the heap, so the caller bounds the
 * sample. Not thread-safe.
 */
public final class SampleRun {
    private final CompiledPack pack;
    private final Screener screener;
    private final InstitutionDesk desk;
    private final Map<String, List<PastVisit>> pasts = new HashMap<>();
    private final Map<String, String> institutionOf = new HashMap<>();
    private final Map<String, HeapInstitutionMemory> institutions = new HashMap<>();

    /**
     * What came of one settlement.
     *
     * @param findings empty too when the pack failed
     */
    public record Tried(FactSet facts, List<RuleFinding> findings) {
        public Tried {
            findings = List.copyOf(findings);
        }
    }

    /** The pack stays the caller's to close. */
    public SampleRun(CompiledPack pack) {
        this.pack = pack;
        this.screener = new Screener(List.of(pack));
        this.desk = new InstitutionDesk(
                new ProfileFold(pack.pack().compiledFeatures().ofInstitutions()));
    }

    /** The next settlement; empty when it would be a dead letter, or came before. */
    public Optional<Tried> settlement(Settlement settlement) {
        String id = settlement.getSettlementId();
        String institution = settlement.getInstitution().getInstitutionId();
        boolean knownAlready = institutionOf.containsKey(id);
        if (knownAlready
                || SettlementCheck.firstProblem(settlement, settlement.getSettledAt())
                        .isPresent()) {
            return Optional.empty();
        }
        institutionOf.put(id, institution);
        FactSet bare = FactMaker.facts(settlement, PatientHistory.NONE, Circumstances.NONE);
        List<FeatureValue> features =
                desk.submitted(bare, id, memoryOf(institution)).orElse(List.of());
        List<PastVisit> past =
                pasts.computeIfAbsent(settlement.getPerson().getPatientId(), person -> new ArrayList<>());
        Screening screening = screener.screen(settlement, past, frame(settlement, Circumstances.of(features)));
        past.add(Histories.remember(screening.facts(), screening.decision().getVerdict()));
        Evaluation evaluation = pack.evaluate(screening.facts());
        List<RuleFinding> findings =
                evaluation instanceof Evaluation.Completed completed ? completed.findings() : List.of();
        return Optional.of(new Tried(screening.facts(), findings));
    }

    /** The next reversal; one of a settlement that did not come before changes nothing. */
    public void reversal(Reversal reversal) {
        String institution = institutionOf.get(reversal.getSettlementId());
        List<PastVisit> past = pasts.get(reversal.getPatientId());
        if (institution == null || past == null) {
            return;
        }
        desk.withdrawn(reversal, memoryOf(institution));
        pasts.put(
                reversal.getPatientId(),
                new ArrayList<>(Histories.withdraw(
                        past,
                        reversal.getSettlementId(),
                        new HashSet<>(reversal.getLineIds()),
                        reversal.getReversedAt())));
    }

    private HeapInstitutionMemory memoryOf(String institution) {
        return institutions.computeIfAbsent(institution, id -> new HeapInstitutionMemory());
    }

    private static DecisionFrame frame(Settlement settlement, Circumstances known) {
        return new DecisionFrame(List.of(), known, "", new Source("sample", 0, 1L), settlement.getSettledAt());
    }
}
