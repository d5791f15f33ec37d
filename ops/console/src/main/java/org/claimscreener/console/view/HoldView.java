package org.claimscreener.console.view;

import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.Settlement;

/**
 * All that is known of a hold. The records are as they lie in the topics and are not to be changed.
 *
 * @param lines as they stand now, in the settlement's order
 * @param decision that opened it
 * @param bill the settlement; empty when the log no longer had it
 * @param steps from 1 on, refused commands not among them
 * @param past earlier settlements that the findings rest on, as far as they are known, earliest first
 */
public record HoldView(
        QueueRow now,
        List<HoldLine> lines,
        Decision decision,
        Optional<Settlement> bill,
        List<HoldStep> steps,
        List<PastSettlement> past) {
    public HoldView {
        lines = List.copyOf(lines);
        steps = List.copyOf(steps);
        past = List.copyOf(past);
    }
}
