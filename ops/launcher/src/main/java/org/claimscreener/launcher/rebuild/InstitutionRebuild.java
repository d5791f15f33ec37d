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
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.profile.InstitutionDesk;
import org.claimscreener.engine.profile.ProfileFold;
import org.claimscreener.engine.replay.HeapInstitutionMemory;
import org.claimscreener.engine.replay.MemoryText;
import org.claimscreener.launcher.explain.Logs;
import org.claimscreener.launcher.rebuild.InstitutionLog.Input;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.LogSource;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;

/** Folds an institution's part of the log into a profile, by the engine's own desk. Not thread-safe. */
public final class InstitutionRebuild {
    private final ContentDigest contentDigest = new ContentDigest();
    private final HeapInstitutionMemory memory = new HeapInstitutionMemory();
    private final InstitutionDesk desk;
    private final Set<String> digestsAtHand = new HashSet<>();
    private final List<String> differences = new ArrayList<>();
    private final Set<String> folded = new HashSet<>();
    private long reversals;
    private long compared;
    private long otherPacks;
    private List<FeatureValue> newest = List.of();

    private InstitutionRebuild(List<RulePack> packs) {
        this.desk = new InstitutionDesk(new ProfileFold(packs.stream()
                .flatMap(pack -> pack.compiledFeatures().ofInstitutions().stream())
                .toList()));
        packs.forEach(pack -> digestsAtHand.add(pack.digest()));
    }

    /**
     * Reads the log once and folds it.
     *
     * @param packs whose features are folded
     * @param saved the institution's entries of a savepoint, to be compared; then only what the savepoint has seen is
     *     folded
     * @throws VerifyFailure when the log cannot be read to its end
     */
    public static Rebuilt of(
            String institutionId,
            Logs logs,
            List<RulePack> packs,
            Optional<SortedMap<String, String>> saved,
            Progress progress)
            throws VerifyFailure {
        InstitutionLog log = new InstitutionLog(institutionId);
        try (LogSource source = logs.open()) {
            source.readOn(log, progress);
        }
        InstitutionRebuild rebuild = new InstitutionRebuild(packs);
        Map<Integer, Long> seen = saved.map(state -> lastSeen(log, state)).orElse(Map.of());
        for (Input input : log.inputs()) {
            Settlement settlement = input.settlement();
            boolean old = saved.isEmpty()
                    || input.place().offset() <= seen.getOrDefault(input.place().partition(), -1L);
            if (settlement != null && old) {
                rebuild.fold(settlement, log.decision(settlement));
            } else if (input.reversal() != null && (old || rebuild.isIn(input.reversal(), saved.get()))) {
                rebuild.takeBack(input.reversal());
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

    private void fold(Settlement settlement, @Nullable Decision decision) {
        FactSet facts = FactMaker.facts(settlement, PatientHistory.NONE, Circumstances.NONE);
        Optional<List<FeatureValue>> values = desk.submitted(facts, contentDigest.of(settlement), memory);
        boolean first = folded.add(contribution(settlement));
        if (values.isEmpty() || !first) {
            return;
        }
        newest = values.get();
        if (decision == null) {
            return;
        }
        if (!decision.getPacks().stream().allMatch(pack -> digestsAtHand.contains(pack.getDigest()))) {
            otherPacks++;
            return;
        }
        compared++;
        difference(decision, values.get()).ifPresent(differences::add);
    }

    private static Optional<String> difference(Decision decision, List<FeatureValue> rebuilt) {
        List<FeatureValue> recorded = decision.getFeatures();
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

    private void takeBack(Reversal reversal) {
        desk.withdrawn(reversal, memory);
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
                newest,
                saved.map(state -> StateComparison.of(state, memory.text())));
    }
}
