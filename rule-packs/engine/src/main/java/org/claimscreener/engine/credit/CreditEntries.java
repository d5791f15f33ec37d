package org.claimscreener.engine.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.claimscreener.engine.standing.StandingLimits;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;

/**
 * Credit as standings have it. What ends by itself has an end, and a grade that gets better as outcomes cease to count is a
 * row of entries, one after the other: nobody needs to come back for it. Where nothing counts there is no entry.
 * Immutable, thread-safe.
 */
final class CreditEntries {
    private static final String GRADE_BASIS = "《医疗保障基金使用监督管理条例》第三十三条";

    private final CreditScheme scheme;

    CreditEntries(CreditScheme scheme) {
        this.scheme = scheme;
    }

    List<StandingEntry> of(Measure measure, CreditBook book, Instant at) {
        return switch (measure) {
            case POINTS -> points(book, at);
            case SCORE -> grades(book, at);
        };
    }

    /** The points of each calendar year that has not ended, from its first of January at the earliest to its end. */
    private static List<StandingEntry> points(CreditBook book, Instant at) {
        SortedMap<Integer, List<Counted>> years = new TreeMap<>();
        for (Counted one : counting(book, at)) {
            years.computeIfAbsent(one.day().getYear(), year -> new ArrayList<>())
                    .add(one);
        }
        return years.entrySet().stream()
                .map(year -> points(book.points(year.getKey()), year.getKey(), year.getValue()))
                .toList();
    }

    private static StandingEntry points(int points, int year, List<Counted> counted) {
        Counted newest = newest(counted);
        Instant first = startOf(LocalDate.of(year, 1, 1));
        String others = counted.size() > 1 ? " 等" + counted.size() + "笔" : "";
        return entry(
                StandingKind.QUALIFICATION_POINTS,
                Integer.toString(Math.min(StandingLimits.MAX_POINTS, points)),
                newest.takenAt().isAfter(first) ? newest.takenAt() : first,
                newest.end(),
                "记分 " + year + " " + newest.holdId() + others,
                Proposal.LEGAL_BASIS);
    }

    /** The grade from now on, and what it becomes as outcomes cease to count. */
    private List<StandingEntry> grades(CreditBook book, Instant at) {
        List<Counted> counted = counting(book, at);
        if (counted.isEmpty()) {
            return List.of();
        }
        SortedSet<LocalDate> ends = new TreeSet<>();
        counted.forEach(one -> ends.add(one.until()));
        List<StandingEntry> entries = new ArrayList<>();
        Instant from = begin(book, counted, at);
        CreditGrade grade = scheme.grades().grade(book.scoreE2(Outcome.dayOf(at)));
        Instant end = from;
        for (LocalDate day : ends) {
            end = startOf(day);
            CreditGrade next = scheme.grades().grade(book.scoreE2(day));
            if (next != grade && end.isAfter(from)) {
                entries.add(grade(grade, from, end));
                from = end;
            }
            grade = next;
        }
        if (end.isAfter(from)) {
            entries.add(grade(grade, from, end));
        }
        return entries;
    }

    /** When the newest change came: an outcome, or an earlier one that ceased to count. */
    private static Instant begin(CreditBook book, List<Counted> counted, Instant at) {
        Instant begin = newest(counted).takenAt();
        for (Counted one : book.counted()) {
            Instant end = one.end();
            begin = one.weight() > 0 && !end.isAfter(at) && end.isAfter(begin) ? end : begin;
        }
        return begin;
    }

    private StandingEntry grade(CreditGrade grade, Instant from, Instant to) {
        return entry(
                StandingKind.CREDIT_GRADE,
                grade.name(),
                from,
                to,
                scheme.name() + " " + Outcome.dayOf(from),
                GRADE_BASIS);
    }

    /** What weighs something at an instant. What the log took in after its end never did. */
    private static List<Counted> counting(CreditBook book, Instant at) {
        return book.counted().stream()
                .filter(one -> one.weight() > 0 && one.countsAt(at) && one.end().isAfter(one.takenAt()))
                .toList();
    }

    /** Which came last; of one instant the last in the book's order. */
    private static Counted newest(List<Counted> counted) {
        Counted newest = counted.get(0);
        for (Counted one : counted) {
            newest = one.takenAt().isBefore(newest.takenAt()) ? newest : one;
        }
        return newest;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(CreditLimits.ZONE).toInstant();
    }

    private static StandingEntry entry(
            StandingKind kind, String value, Instant from, Instant to, String order, String basis) {
        return StandingEntry.newBuilder()
                .setKind(kind)
                .setValue(value)
                .setValidFrom(from)
                .setValidTo(to)
                .setOrderNo(order)
                .setLegalBasis(basis)
                .build();
    }
}
