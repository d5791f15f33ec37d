package org.claimscreener.engine.tip;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Raised attention that fades: level 3, then 2, then 1. Blocks nothing by itself. Immutable.
 *
 * @param from first instant
 * @param ends first instants after level 3, 2 and 1; never falling, none before {@code from}
 */
public record Scrutiny(Instant from, List<Instant> ends) {
    static final int HIGHEST = 3;

    public Scrutiny {
        ends = List.copyOf(ends);
    }

    /** From the second in which it was taken up, as settlements have their times. */
    static Scrutiny from(Instant takenUpAt, TipPolicy policy) {
        Instant from = takenUpAt.truncatedTo(ChronoUnit.SECONDS);
        Instant afterThree = from.plus(policy.level3Days(), ChronoUnit.DAYS);
        Instant afterTwo = afterThree.plus(policy.level2Days(), ChronoUnit.DAYS);
        return new Scrutiny(from, List.of(afterThree, afterTwo, afterTwo.plus(policy.level1Days(), ChronoUnit.DAYS)));
    }

    /** First instant after it. */
    public Instant end() {
        return ends.get(ends.size() - 1);
    }

    /** 3 to 1; 0 when it has not begun or is over. */
    public int levelAt(Instant at) {
        if (at.isBefore(from)) {
            return 0;
        }
        for (int i = 0; i < ends.size(); i++) {
            if (at.isBefore(ends.get(i))) {
                return HIGHEST - i;
            }
        }
        return 0;
    }

    /** Over at once. */
    Scrutiny endedAt(Instant at) {
        Instant end = at.truncatedTo(ChronoUnit.SECONDS);
        Instant last = end.isBefore(from) ? from : end;
        return new Scrutiny(
                from, ends.stream().map(one -> one.isAfter(last) ? last : one).toList());
    }
}
