package org.claimscreener.engine.hold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept about one settlement id. */
public sealed interface HoldEntry permits HoldEntry.Awaited, HoldEntry.NotHeld, Hold {
    /** When {@link HoldDesk#timer} is to be called next; empty when never. */
    default Optional<Instant> nextTimer() {
        return Optional.empty();
    }

    /**
     * The decision has not come. What was withdrawn before it counts once it comes.
     *
     * @param whole the whole settlement was withdrawn
     * @param lineIds lines withdrawn; at most {@link HoldLimits#MAX_LINES}
     */
    record Awaited(boolean whole, List<String> lineIds) implements HoldEntry {
        /** Of an id that nothing was heard of. */
        public static final Awaited NOTHING = new Awaited(false, List.of());

        public Awaited {
            lineIds = List.copyOf(lineIds);
            if (lineIds.size() > HoldLimits.MAX_LINES) {
                throw new IllegalArgumentException("more lines withdrawn than a settlement has");
            }
        }
    }

    /** The first decision withheld nothing. It binds: a later one opens no hold. */
    record NotHeld() implements HoldEntry {}
}
