package org.claimscreener.engine.referral.packet;

import java.util.Comparator;
import java.util.List;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.Settlement;

/**
 * All that is known of a case, before it is asked what of it a department may see.
 *
 * @param inputs what the decision rested on
 * @param evaluation what came of deciding it again from these very inputs
 * @param steps of the hold; here in their order and without refused commands, which are no steps
 */
public record PacketSource(
        ReferralMatter matter,
        Decision decision,
        Settlement settlement,
        List<PackFact> packs,
        ReplayInputs inputs,
        Evaluation evaluation,
        List<HoldStep> steps) {
    public PacketSource {
        packs = List.copyOf(packs);
        steps = steps.stream()
                .filter(step -> step.getRefusal() == null)
                .sorted(Comparator.comparingInt(HoldStep::getStep))
                .toList();
        if (!decision.getSettlementId().equals(settlement.getSettlementId())
                || steps.stream().anyMatch(step -> !step.getHoldId().equals(decision.getSettlementId()))) {
            throw new IllegalArgumentException("settlement, decision and steps are of different cases");
        }
    }

    /** Whether the steps are the whole story up to the newest of them. */
    boolean hasAllSteps() {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).getStep() != i + 1) {
                return false;
            }
        }
        return !steps.isEmpty();
    }
}
