package org.claimscreener.faults.load;

import org.claimscreener.wire.record.Decision;

/** Looks at every decision that binds, when it is read. What it throws ends the reading. */
@FunctionalInterface
public interface DecisionWitness {
    /** Looks away. */
    DecisionWitness NONE = (decision, dueNanos, readNanos) -> {};

    /**
     * The first decision of a settlement was read. Times are of the monotonic clock.
     *
     * @param dueNanos when the settlement should have been sent
     */
    void binding(Decision decision, long dueNanos, long readNanos);
}
