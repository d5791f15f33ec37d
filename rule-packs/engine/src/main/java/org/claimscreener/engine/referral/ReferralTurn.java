package org.claimscreener.engine.referral;

import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.ReferralStep;

/**
 * What came of something.
 *
 * @param referral empty while no packet was made
 * @param steps to be told, in this order
 */
public record ReferralTurn(Optional<Referral> referral, List<ReferralStep> steps) {
    public ReferralTurn {
        steps = List.copyOf(steps);
    }
}
