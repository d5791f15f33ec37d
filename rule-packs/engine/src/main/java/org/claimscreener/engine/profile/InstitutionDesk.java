package org.claimscreener.engine.profile;

import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Reversal;

/**
 * Folds what arrives for an institution into its profile, each settlement once, and tells the features as they stand
 * then. Holds no state between calls; thread-safe.
 */
public final class InstitutionDesk {
    private final ProfileFold fold;

    public InstitutionDesk(ProfileFold fold) {
        this.fold = fold;
    }

    /**
     * Folds a settlement in; a retry is not counted again.
     *
     * @param facts of the settlement; what is known of the person's past does not matter
     * @return the features of the settlement's subjects, or empty when the same id came before for this person with other
     *     content: it goes no further
     */
    public Optional<List<FeatureValue>> submitted(FactSet facts, String contentDigest, InstitutionMemory memory) {
        String key = key(facts.settlement().settlementId(), facts.person().patientId());
        Contribution before = memory.contribution(key);
        if (before != null && !before.isOf(contentDigest)) {
            return Optional.empty();
        }
        Coverage known = memory.coverage();
        if (before != null && known != null) {
            return Optional.of(told(fold.run(known, memory), facts, before));
        }
        Coverage coverage = fold.registry().joined(known, facts.settlement().settledAt());
        if (!coverage.equals(known)) {
            memory.putCoverage(coverage);
        }
        ProfileFold.Run run = fold.run(coverage, memory);
        Contribution added = run.add(facts, contentDigest);
        memory.putContribution(key, added);
        return Optional.of(told(run, facts, added));
    }

    private static List<FeatureValue> told(ProfileFold.Run run, FactSet facts, Contribution contribution) {
        List<FeatureValue> values = run.values(facts, contribution);
        run.write();
        return values;
    }

    /**
     * Takes a settlement, or lines of one, back. One that this institution never sent, or of another person, has nothing to
     * take back here; neither has a reversal that names a line which is not the settlement's. Whether the reversal is right
     * is for the patient's ledger to say, by the same rules.
     */
    public void withdrawn(Reversal reversal, InstitutionMemory memory) {
        String key = key(reversal.getSettlementId(), reversal.getPatientId());
        Contribution before = memory.contribution(key);
        Coverage known = memory.coverage();
        if (before == null || known == null) {
            return;
        }
        Contribution after = before.without(reversal.getLineIds());
        if (after.equals(before)) {
            return;
        }
        Coverage coverage = fold.registry().left(known);
        if (!coverage.equals(known)) {
            memory.putCoverage(coverage);
        }
        ProfileFold.Run run = fold.run(coverage, memory);
        run.takeBack(before, after, reversal.getReversedAt());
        run.write();
        memory.putContribution(key, after);
    }

    /**
     * Settlements are told apart by person too. Those of one person keep their order on their way here, those of two do
     * not: whose came first under one id would be answered otherwise after a restart, against what the log records.
     */
    public static String key(String settlementId, String patientId) {
        return settlementId.length() + ":" + settlementId + patientId;
    }
}
