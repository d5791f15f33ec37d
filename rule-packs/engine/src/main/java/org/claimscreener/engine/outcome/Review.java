package org.claimscreener.engine.outcome;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import org.claimscreener.engine.hold.HoldTransitions;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldStep;
import org.jspecify.annotations.Nullable;

/**
 * How far a hold's review has come.
 *
 * @param step number of the newest step heard
 * @param deductedFen by line, only lines of which something was deducted
 * @param endedAt null until it has ended
 */
public record Review(
        int step,
        SortedMap<String, Long> deductedFen,
        @Nullable Instant endedAt) {
    /** Nothing was heard yet. */
    public static final Review NOTHING = new Review(0, new TreeMap<>(), null);

    public Review {
        deductedFen = Collections.unmodifiableSortedMap(new TreeMap<>(deductedFen));
    }

    /** After a step; one that was heard before, or comes from a job that began anew, changes nothing. */
    Review after(HoldStep next) {
        if (next.getStep() <= step || next.getRefusal() != null) {
            return this;
        }
        SortedMap<String, Long> deducted = new TreeMap<>(deductedFen);
        for (HoldLine line : next.getLines()) {
            if (line.getDeductedFen() > 0) {
                deducted.put(line.getLineId(), line.getDeductedFen());
            }
        }
        boolean ends = next.getStageAfter() != null && HoldTransitions.isEnd(next.getStageAfter());
        return new Review(next.getStep(), deducted, ends ? next.getAt() : endedAt);
    }

    long deducted() {
        return deductedFen.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Of some lines. */
    long deducted(Iterable<String> lines) {
        long sum = 0;
        for (String line : lines) {
            sum += deductedFen.getOrDefault(line, 0L);
        }
        return sum;
    }
}
