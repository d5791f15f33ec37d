package org.claimscreener.engine.disclosure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of one region or rule, with the money that belongs to them. Immutable.
 *
 * @param counts all of them, each the sum of its parts
 * @param moneyFen of counts that money belongs to
 * @param durations ended holds that were confirmed or wrong, by class of {@link HoldTime}
 */
public record Tally(Map<Count, Long> counts, Map<Count, Long> moneyFen, List<Long> durations) {
    public Tally {
        counts = Count.copyOf(counts);
        moneyFen = Count.copyOf(moneyFen);
        durations = List.copyOf(durations);
    }

    /** How many. */
    public long of(Count count) {
        return counts.getOrDefault(count, 0L);
    }

    /** The money that belongs to it, in fen. */
    public long fen(Count count) {
        return moneyFen.getOrDefault(count, 0L);
    }

    static Tally sum(Collection<Tally> tallies) {
        Building sum = new Building();
        tallies.forEach(sum::add);
        return sum.build();
    }

    /** One on its way. Not thread-safe. */
    static final class Building {
        private final Map<Count, Long> counts = new EnumMap<>(Count.class);
        private final Map<Count, Long> moneyFen = new EnumMap<>(Count.class);
        private final List<Long> durations =
                new ArrayList<>(Collections.nCopies(HoldTime.classes().size(), 0L));

        /** One more, there and in all that it is a part of. */
        void count(Count leaf) {
            add(leaf, 1);
        }

        /**
         * So many more.
         *
         * @throws ArithmeticException when the sum does not fit into a long
         */
        void add(Count leaf, long number) {
            counts.merge(leaf, number, Math::addExact);
            leaf.partOf().ifPresent(whole -> add(whole, number));
        }

        void money(Count count, long fen) {
            moneyFen.merge(count, fen, Math::addExact);
        }

        void ended(Duration after) {
            int at = HoldTime.classOf(after);
            durations.set(at, durations.get(at) + 1);
        }

        private void add(Tally other) {
            other.counts.forEach((count, number) -> counts.merge(count, number, Math::addExact));
            other.moneyFen.forEach(this::money);
            for (int at = 0; at < durations.size(); at++) {
                durations.set(at, durations.get(at) + other.durations.get(at));
            }
        }

        Tally build() {
            return new Tally(counts, moneyFen, durations);
        }
    }
}
