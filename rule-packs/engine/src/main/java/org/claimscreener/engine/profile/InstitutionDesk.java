package org.claimscreener.engine.profile;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;

/**
 * Folds what arrives for an institution into its profile, each settlement once, and tells the features as they stand
 * then. Not thread-safe; holds no state between calls.
 */
public final class InstitutionDesk {
    private final ProfileFold fold;

    public InstitutionDesk(ProfileFold fold) {
        this.fold = fold;
    }

    /**
     * The institution as it stood when a settlement passed.
     *
     * @param features by name
     * @param coverageSince since when they are complete
     */
    public record Profile(Map<String, Long> features, Instant coverageSince) {}

    /**
     * Folds a settlement in; a retry is not counted again.
     *
     * @return empty when the same id came before for this person with other content: it goes no further
     */
    public Optional<Profile> submitted(Settlement settlement, String contentDigest, InstitutionMemory memory) {
        String key = key(settlement.getSettlementId(), settlement.getPerson().getPatientId());
        Contribution before = memory.contribution(key);
        if (before != null && !before.contentDigest().equals(contentDigest)) {
            return Optional.empty();
        }
        if (before == null) {
            memory.putContribution(key, fold.add(settlement, contentDigest, memory));
            extendCoverage(settlement.getSettledAt(), memory);
        }
        Instant since = memory.coverageSince();
        return Optional.of(new Profile(fold.values(settlement, memory), since == null ? Instant.EPOCH : since));
    }

    /**
     * Takes a settlement back. One that this institution never sent, or of another person, has nothing to take back here;
     * whether the reversal is right is for the patient's ledger to say. Reversals of lines leave the features as they are
     * until the whole settlement is withdrawn: features count settlements.
     */
    public void withdrawn(Reversal reversal, InstitutionMemory memory) {
        String key = key(reversal.getSettlementId(), reversal.getPatientId());
        Contribution before = memory.contribution(key);
        if (before == null || before.withdrawn() || !reversal.getLineIds().isEmpty()) {
            return;
        }
        fold.takeBack(before, reversal.getReversedAt(), memory);
        memory.putContribution(key, before.taken());
    }

    /**
     * Settlements are told apart by person too. Those of one person keep their order on their way here, those of two do
     * not: whose came first under one id would be answered otherwise after a restart, against what the log records.
     */
    private static String key(String settlementId, String patientId) {
        return settlementId.length() + ":" + settlementId + patientId;
    }

    private static void extendCoverage(Instant ownTime, InstitutionMemory memory) {
        Instant since = memory.coverageSince();
        if (since == null || ownTime.isBefore(since)) {
            memory.putCoverageSince(ownTime);
        }
    }
}
