package org.claimscreener.verifier.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.claimscreener.verifier.Invariant;
import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.Report;
import org.claimscreener.verifier.Violation;

/** What is found about one invariant. Keeps the first violations and counts all. Not thread-safe. */
final class Tally {
    private final Invariant invariant;
    private final int shownAtMost;
    private final List<Violation> shown = new ArrayList<>();
    private final Map<String, Long> notChecked = new TreeMap<>();
    private long judged;
    private long violations;

    Tally(Invariant invariant, int shownAtMost) {
        this.invariant = invariant;
        this.shownAtMost = shownAtMost;
    }

    /** One more was looked at and could be told. */
    void judged() {
        judged++;
    }

    /** So many more. */
    void judged(long count) {
        judged += count;
    }

    /** So many in all, for a check that counts by itself. */
    void judgedInAll(long count) {
        judged = count;
    }

    /** One more broke it. */
    void violated(String id, List<Place> places, String meaning) {
        violations++;
        if (shown.size() < shownAtMost) {
            shown.add(new Violation(invariant, id, places, meaning));
        }
    }

    /** One more could not be told, for a reason from a short list. */
    void notChecked(String reason) {
        notChecked.merge(reason, 1L, Long::sum);
    }

    /** So many in all for that reason, for a check that counts by itself; 0: none any more. */
    void notCheckedInAll(String reason, long count) {
        if (count == 0) {
            notChecked.remove(reason);
        } else {
            notChecked.put(reason, count);
        }
    }

    /** There is nothing yet that could be told. */
    void nothingToCheck(String reason) {
        notChecked.putIfAbsent(reason, 0L);
    }

    long violations() {
        return violations;
    }

    Report.Finding finding() {
        return new Report.Finding(invariant, judged, violations, shown, notChecked);
    }
}
