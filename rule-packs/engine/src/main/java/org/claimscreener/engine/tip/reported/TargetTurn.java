package org.claimscreener.engine.tip.reported;

import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.tip.HoldLink;
import org.claimscreener.wire.record.Reward;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.TipStep;

/**
 * What came of something.
 *
 * @param steps to be told, in this order
 * @param rewards to be told, in this order
 * @param link a hold's link as it is now, to be kept in place of the one before; empty when none changed
 * @param standing to be issued in place of the one before; empty when scrutiny is the same
 */
public record TargetTurn(
        Target target,
        List<TipStep> steps,
        List<Reward> rewards,
        Optional<HoldLink> link,
        Optional<Standing> standing) {
    public TargetTurn {
        steps = List.copyOf(steps);
        rewards = List.copyOf(rewards);
    }
}
