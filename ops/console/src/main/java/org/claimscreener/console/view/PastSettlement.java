package org.claimscreener.console.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.HoldStage;

/**
 * An earlier settlement that a finding rests on.
 *
 * @param firstDay of the visit; empty where the decision does not say
 * @param ruleCodes of the findings that name it
 * @param stage of its own hold; empty when it had none
 */
public record PastSettlement(
        String settlementId, Optional<LocalDate> firstDay, List<String> ruleCodes, Optional<HoldStage> stage) {
    public PastSettlement {
        ruleCodes = List.copyOf(ruleCodes);
    }
}
