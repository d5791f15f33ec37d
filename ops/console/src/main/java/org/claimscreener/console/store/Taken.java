package org.claimscreener.console.store;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.wire.record.HoldStep;

/**
 * What a batch of steps came to.
 *
 * @param applied in the order of their partitions
 * @param refused commands that made no step
 */
record Taken(List<HoldStep> applied, List<HoldStep> refused) {
    static final Taken NOTHING = new Taken(List.of(), List.of());

    Taken {
        applied = List.copyOf(applied);
        refused = List.copyOf(refused);
    }

    /** Adds up. Not thread-safe. */
    static final class Builder {
        private final List<HoldStep> applied = new ArrayList<>();
        private final List<HoldStep> refused = new ArrayList<>();

        void applied(HoldStep step) {
            applied.add(step);
        }

        void refused(HoldStep step) {
            refused.add(step);
        }

        void add(Taken taken) {
            applied.addAll(taken.applied());
            refused.addAll(taken.refused());
        }

        Taken build() {
            return new Taken(applied, refused);
        }
    }
}
