package org.claimscreener.engine.feature;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.fact.PastLine;
import org.claimscreener.engine.fact.PastVisit;

/**
 * A person's visits as features fold them: those that were not withdrawn and whose own time is not after this
 * settlement's, oldest first, and this settlement behind them. Arrays, because a fold reads each line many times.
 */
public final class Past {
    private final PastVisit[] visits;
    private final PastLine[][] lines;
    private final PastVisit current;

    private Past(List<PastVisit> visits, PastVisit current) {
        this.visits = visits.toArray(PastVisit[]::new);
        this.lines = new PastLine[this.visits.length][];
        for (int i = 0; i < this.visits.length; i++) {
            lines[i] = this.visits[i].lines().toArray(PastLine[]::new);
        }
        this.current = current;
    }

    /**
     * The past of a settlement.
     *
     * @param visits oldest first by own time, the settlement itself excluded
     * @param current the settlement, as it will be remembered
     */
    public static Past of(List<PastVisit> visits, PastVisit current) {
        List<PastVisit> counted = new ArrayList<>(visits.size() + 1);
        for (PastVisit visit : visits) {
            if (!visit.withdrawn() && !visit.settledAt().isAfter(current.settledAt())) {
                counted.add(visit);
            }
        }
        counted.add(current);
        return new Past(counted, current);
    }

    /** The visit at a place, 0 the oldest. */
    public PastVisit visit(int place) {
        return visits[place];
    }

    /** The lines of the visit at a place; not to be changed. */
    public PastLine[] lines(int place) {
        return lines[place];
    }

    /** This settlement. */
    public PastVisit current() {
        return current;
    }

    /** How many there are, this settlement counted, which is the last. */
    int size() {
        return visits.length;
    }

    /** Place of the first visit settled after the moment. */
    int firstAfter(Instant moment) {
        int low = 0;
        int high = visits.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (visits[middle].settledAt().isAfter(moment)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
