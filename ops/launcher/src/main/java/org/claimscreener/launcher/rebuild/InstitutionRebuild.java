package org.claimscreener.launcher.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.profile.InstitutionDesk;
import org.claimscreener.engine.replay.HeapInstitutionMemory;
import org.claimscreener.engine.replay.MemoryText;
import org.claimscreener.launcher.explain.Logs;
import org.claimscreener.launcher.packs.PackLibrary;
import org.claimscreener.launcher.packs.Tee;
import org.claimscreener.launcher.rebuild.InstitutionLog.Input;
import org.claimscreener.launcher.rebuild.StampOrder.Stamped;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.LogSource;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;

/**
 * Folds an institution's part of the log into a profile, by the engine's own desk, each settlement by the features of the
 * packs that it was stamped with: a feature that joined later counts from then on, as it does in the job. Not thread-safe.
 */
public final class InstitutionRebuild {
    private final ContentDigest contentDigest = new ContentDigest();
    private final HeapInstitutionMemory memory = new HeapInstitutionMemory();
    private final Desks desks;
    private final List<String> differences = new ArrayList<>();
    private final Set<String> folded = new HashSet<>();
    private long reversals;
    private long compared;
    private long otherPacks;
    private List<FeatureValue> newest = List.of();

    private InstitutionRebuild(Desks desks) {
        this.desks = desks;
    }

    /**
     * Reads the log once and folds it.
     *
     * @param library is fed from the log
     * @param asGiven the features of the packs that were given are folded all along; else, for each settlement, those of
     *     the packs that decided it
     * @param saved the institution's entries of a savepoint, to be compared; then only what the savepoint has seen is
     *     folded
     * @throws VerifyFailure when the log cannot be read to its end
     */
    public static Rebuilt of(
            String institutionId,
            Logs logs,
            PackLibrary library,
            boolean asGiven,
            Optional<SortedMap<String, String>> saved,
            Progress progress)
            throws VerifyFailure {
        InstitutionLog log = new InstitutionLog(institutionId);
        try (LogSource source = logs.open()) {
            source.readOn(new Tee(library, log), progress);
        }
        InstitutionRebuild rebuild = new InstitutionRebuild(new Desks(library, asGiven));
        Map<Integer, Long> seen = saved.map(state -> lastSeen(log, state)).orElse(Map.of());
        for (Stamped stamped : StampOrder.of(log)) {
            Input input = stamped.input();
            Settlement settlement = input.settlement();
            boolean old = saved.isEmpty()
                    || input.place().offset() <= seen.getOrDefault(input.place().partition(), -1L);
            if (settlement != null && old) {
                rebuild.fold(settlement, stamped);
            } else if (input.reversal() != null && (old || rebuild.isIn(input.reversal(), saved.get()))) {
                rebuild.takeBack(input.reversal(), stamped);
            }
        }
        return rebuild.result(institutionId, saved);
    }

    /**
     * The last settlement of each partition that a savepoint has seen. A partition's inputs go one way to one institution,
     * so that all before it were seen too.
     */
    private static Map<Integer, Long> lastSeen(InstitutionLog log, SortedMap<String, String> saved) {
        Map<Integer, Long> last = new HashMap<>();
        for (Input input : log.inputs()) {
            Settlement settlement = input.settlement();
            if (settlement != null && saved.containsKey(contribution(settlement))) {
                last.merge(input.place().partition(), input.place().offset(), Math::max);
            }
        }
        return last;
    }

    private static String contribution(Settlement settlement) {
        return MemoryText.contributionName(InstitutionDesk.key(
                settlement.getSettlementId(), settlement.getPerson().getPatientId()));
    }

    /** Of a reversal behind the last settlement that the savepoint has seen, its own entry tells whether it was seen. */
    private boolean isIn(Reversal reversal, SortedMap<String, String> saved) {
        String name =
                MemoryText.contributionName(InstitutionDesk.key(reversal.getSettlementId(), reversal.getPatientId()));
        String before = memory.text().get(name);
        return before != null && !before.equals(saved.get(name));
    }

    private void fold(Settlement settlement, Stamped stamped) {
        FactSet facts = FactMaker.facts(settlement, PatientHistory.NONE, Circumstances.NONE);
        Optional<List<FeatureValue>> values =
                desks.of(stamped.packs()).submitted(facts, contentDigest.of(settlement), memory);
        boolean first = folded.add(contribution(settlement));
        if (values.isEmpty() || !first) {
            return;
        }
        newest = values.get();
        Decision decision = stamped.decision();
        if (decision == null) {
            return;
        }
        if (!desks.knows(decision.getPacks())) {
            otherPacks++;
            return;
        }
        compared++;
        difference(decision, told(decision.getFeatures()), told(values.get())).ifPresent(differences::add);
    }

    /** Without those of which no decision says since when they were counted. */
    private List<FeatureValue> told(List<FeatureValue> values) {
        return values.stream()
                .filter(value -> !desks.countedBeside().contains(value.getName()))
                .toList();
    }

    private static Optional<String> difference(
            Decision decision, List<FeatureValue> recorded, List<FeatureValue> rebuilt) {
        if (recorded.equals(rebuilt)) {
            return Optional.empty();
        }
        for (int i = 0; i < Math.min(recorded.size(), rebuilt.size()); i++) {
            if (!recorded.get(i).equals(rebuilt.get(i))) {
                return Optional.of(decision.getSettlementId() + ": recorded " + recorded.get(i) + ", the log gives "
                        + rebuilt.get(i));
            }
        }
        return Optional.of(decision.getSettlementId() + ": recorded " + recorded.size() + " features, the log gives "
                + rebuilt.size());
    }

    private void takeBack(Reversal reversal, Stamped stamped) {
        desks.of(stamped.packs()).withdrawn(reversal, memory);
        reversals++;
    }

    private Rebuilt result(String institutionId, Optional<SortedMap<String, String>> saved) {
        return new Rebuilt(
                institutionId,
                folded.size(),
                reversals,
                compared,
                differences,
                otherPacks,
                List.copyOf(desks.countedBeside()),
                newest,
                saved.map(state -> StateComparison.of(state, memory.text())));
    }
}
