package org.claimscreener.engine.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is kept of one subject's credit. Outcomes and take-backs are kept in an order of their own, so that the same ones
 * make the same book in whatever order they came. Immutable.
 *
 * @param counted outcomes that were not taken back, by day and hold, at most {@link CreditLimits#MAX_OUTCOMES}
 * @param takenBack by hold, at most {@link CreditLimits#MAX_TAKEN_BACK}
 * @param contests in the order in which they came, at most {@link CreditLimits#MAX_CONTESTS}
 */
public record CreditBook(List<Counted> counted, List<TakenBack> takenBack, List<Contest> contests) {
    /** Nothing is known. */
    public static final CreditBook EMPTY = new CreditBook(List.of(), List.of(), List.of());

    private static final Comparator<Counted> BY_DAY =
            Comparator.comparing(Counted::day).thenComparing(Counted::holdId);

    public CreditBook {
        counted = List.copyOf(counted);
        takenBack = List.copyOf(takenBack);
        contests = List.copyOf(contests);
    }

    /** The outcome of a hold, if it was not taken back. */
    public Optional<Counted> find(String holdId) {
        return counted.stream().filter(one -> one.holdId().equals(holdId)).findFirst();
    }

    boolean isTakenBack(String holdId) {
        return takenBack.stream().anyMatch(one -> one.holdId().equals(holdId));
    }

    Optional<Contest> contest(String contestId) {
        return contests.stream()
                .filter(one -> one.objection().contestId().equals(contestId))
                .findFirst();
    }

    /** Outcomes of a calendar year, by day and hold. */
    public List<Counted> ofYear(int year) {
        return counted.stream().filter(one -> one.day().getYear() == year).toList();
    }

    /** A practitioner's points of a calendar year; of a past one as far as it is kept. */
    public int points(int year) {
        return ofYear(year).stream().mapToInt(Counted::weight).sum();
    }

    /** An institution's score on a day, in hundredths, 0 to {@link CreditLimits#FULL_SCORE_E2}. */
    public int scoreE2(LocalDate day) {
        long lost = counted.stream()
                .filter(one -> one.until().isAfter(day))
                .mapToLong(Counted::weight)
                .sum();
        return (int) Math.max(0, CreditLimits.FULL_SCORE_E2 - lost);
    }

    /** With one more outcome; empty when there are so many that count still that it has no place. */
    Optional<CreditBook> with(Counted outcome) {
        List<Counted> all = new ArrayList<>(counted);
        if (all.size() >= CreditLimits.MAX_OUTCOMES) {
            Optional<Counted> ended =
                    all.stream().filter(one -> !one.countsAt(outcome.takenAt())).findFirst();
            if (ended.isEmpty()) {
                return Optional.empty();
            }
            all.remove(ended.get());
        }
        all.add(outcome);
        all.sort(BY_DAY);
        return Optional.of(new CreditBook(all, takenBack, contests));
    }

    /** Without a hold's outcome, which does not count any more whenever it comes. */
    CreditBook without(TakenBack taken) {
        List<TakenBack> all = new ArrayList<>(takenBack);
        if (all.size() >= CreditLimits.MAX_TAKEN_BACK) {
            all.stream()
                    .min(Comparator.comparing(TakenBack::takenAt).thenComparing(TakenBack::holdId))
                    .ifPresent(all::remove);
        }
        all.add(taken);
        all.sort(Comparator.comparing(TakenBack::holdId));
        List<Counted> left = counted.stream()
                .filter(one -> !one.holdId().equals(taken.holdId()))
                .toList();
        return new CreditBook(left, all, contests);
    }

    CreditBook with(Contest contest) {
        List<Contest> all = new ArrayList<>(contests);
        all.add(contest);
        return new CreditBook(counted, takenBack, all);
    }

    CreditBook replacing(Contest before, Contest after) {
        return mapping(one -> one.equals(before) ? after : one);
    }

    private CreditBook mapping(UnaryOperator<Contest> change) {
        return new CreditBook(counted, takenBack, contests.stream().map(change).toList());
    }

    /** Without what ended so long ago that nobody asks for it. */
    CreditBook forgetting(Instant at) {
        LocalDate last = Outcome.dayOf(at).minusDays(CreditLimits.KEEP_DAYS);
        if (counted.stream().allMatch(one -> one.until().isAfter(last))
                && takenBack.stream().allMatch(one -> keeps(one.takenAt(), last))
                && contests.stream().allMatch(one -> keeps(one, last))) {
            return this;
        }
        return new CreditBook(
                counted.stream().filter(one -> one.until().isAfter(last)).toList(),
                takenBack.stream().filter(one -> keeps(one.takenAt(), last)).toList(),
                contests.stream().filter(one -> keeps(one, last)).toList());
    }

    private static boolean keeps(Contest contest, LocalDate last) {
        return contest.state().isPending() || keeps(contest.changedAt(), last);
    }

    private static boolean keeps(Instant at, LocalDate last) {
        return Outcome.dayOf(at).isAfter(last);
    }

    /** When {@link CreditDesk#timer} is to be called next; empty when never. */
    public Optional<Instant> nextTimer() {
        return contests.stream()
                .filter(one -> one.state() == ContestState.OPEN)
                .map(Contest::deadline)
                .min(Comparator.naturalOrder());
    }

    /**
     * When the last of it ends, or that instant where it is later; {@link CreditLimits#KEEP_DAYS} after that nothing is lost
     * by forgetting the book. Empty while somebody is to decide a contest.
     */
    public Optional<Instant> lastEnd(Instant notBefore) {
        if (contests.stream().anyMatch(one -> one.state().isPending())) {
            return Optional.empty();
        }
        Stream<Instant> ends = Stream.of(
                        counted.stream().map(Counted::end),
                        takenBack.stream().map(TakenBack::takenAt),
                        contests.stream().map(Contest::changedAt),
                        Stream.of(notBefore))
                .flatMap(one -> one);
        return ends.max(Comparator.naturalOrder());
    }
}
