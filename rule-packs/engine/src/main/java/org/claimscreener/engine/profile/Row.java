package org.claimscreener.engine.profile;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A row of an institution's profile. Immutable. */
public sealed interface Row {
    /** What all features of one scale gathered about a subject in one pane. */
    record Pane(Cells cells) implements Row {}

    /**
     * What they add up to over their windows, seen from the newest pane.
     *
     * @param newest the newest pane in which anything was counted
     * @param panes how many panes hold anything; may say more once panes have expired, never less
     * @param occupied which of them
     */
    record Totals(long newest, long panes, Cells cells, Occupied occupied) implements Row {
        Totals with(Cells changed) {
            return new Totals(newest, panes, changed, occupied);
        }

        /** Whether a pane surely holds nothing, so that it need not be read. */
        boolean isNothing(long pane) {
            return occupied.isNothing(newest - pane);
        }
    }

    /** The latest pane of some members of a feature, by the member's hash. */
    record Members(SortedMap<Long, Long> latest) implements Row {
        public Members {
            latest = Collections.unmodifiableSortedMap(new TreeMap<>(latest));
        }
    }

    /**
     * A member in a pane.
     *
     * @param count how often it was counted there
     * @param before the pane in which it was counted before; 0 for none
     */
    record Link(long count, long before) implements Row {}

    /**
     * A sketch, in the form that DataSketches calls compact.
     *
     * @param pane up to which pane it sums up others, not included; 0 for a pane's own
     */
    record Sketched(long pane, ByteBuffer bytes) implements Row {
        public Sketched {
            bytes = bytes.asReadOnlyBuffer();
        }
    }
}
