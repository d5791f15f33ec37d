package org.claimscreener.engine.credit;

import java.util.List;
import java.util.Optional;

/** What the points of a calendar year lead to. Stateless, thread-safe. */
public final class Proposals {
    private Proposals() {}

    /** What a book's points of a year lead to now; empty below 9. */
    public static Optional<Proposal> of(CreditBook book, int year) {
        List<Counted> counted =
                book.ofYear(year).stream().filter(one -> one.weight() > 0).toList();
        int points = book.points(year);
        if (points < CreditLimits.SUSPENSION_POINTS) {
            return Optional.empty();
        }
        List<String> holds = counted.stream()
                .skip(Math.max(0, counted.size() - CreditLimits.MAX_GROUNDS))
                .map(Counted::holdId)
                .toList();
        return Optional.of(new Proposal(sanction(counted, points), year, points, holds));
    }

    private static Sanction sanction(List<Counted> counted, int points) {
        if (counted.stream().anyMatch(one -> one.weight() >= CreditLimits.FULL_POINTS)) {
            return Sanction.TERMINATION_AT_ONCE;
        }
        return points >= CreditLimits.FULL_POINTS ? Sanction.TERMINATION_ADDED_UP : Sanction.SUSPENSION;
    }
}
