package org.claimscreener.screening.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.wire.record.Settlement;

/**
 * Which institution billed a settlement, for reversals that do not say. Bounded: the last {@link #MAX_SETTLEMENTS} of a
 * file; an older settlement's reversal must name its institution. Not thread-safe.
 */
final class BillingInstitutions {
    static final int MAX_SETTLEMENTS = 200_000;

    private final Map<String, String> institutionBySettlement = new LinkedHashMap<>();

    /** The first settlement of an id counts, as it does for its decision. */
    void remember(Settlement settlement) {
        institutionBySettlement.putIfAbsent(
                settlement.getSettlementId(), settlement.getInstitution().getInstitutionId());
        if (institutionBySettlement.size() > MAX_SETTLEMENTS) {
            institutionBySettlement.remove(
                    institutionBySettlement.keySet().iterator().next());
        }
    }

    Optional<String> of(String settlementId) {
        return Optional.ofNullable(institutionBySettlement.get(settlementId));
    }
}
