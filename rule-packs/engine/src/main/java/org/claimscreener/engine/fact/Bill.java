package org.claimscreener.engine.fact;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The visit's own lines, with the sums over them that rules ask for. Only lines with a quantity count. */
public record Bill(List<FeeLine> lines) {
    /** Ward round, heating, cooling and bed (chapter 11), nursing of class II and III (chapter 12). */
    private static final String IDLE = "001102 001107 001108 001109 001201000040000 001201000050000";

    public Bill {
        lines = List.copyOf(lines);
    }

    /** Lines of the item, in the settlement's order. */
    public List<FeeLine> linesOf(String itemCode) {
        return lines.stream().filter(line -> line.itemCode().equals(itemCode)).toList();
    }

    /** Is this the settlement's first line of its item? Rules about an item as a whole fire on that line only. */
    public boolean isFirstOfItem(FeeLine line) {
        for (FeeLine other : lines) {
            if (other.itemCode().equals(line.itemCode())) {
                return other.index() == line.index();
            }
        }
        return false;
    }

    /** Quantity of the item over the whole visit, in ten-thousandths. */
    public long quantityE4Of(String itemCode) {
        long sum = 0;
        for (FeeLine line : lines) {
            if (line.itemCode().equals(itemCode)) {
                sum += line.quantityE4();
            }
        }
        return sum;
    }

    /** Days of use or supply of the item over the whole visit, in hundredths of a day. */
    public long supplyDaysE2Of(String itemCode) {
        long sum = 0;
        for (FeeLine line : lines) {
            if (line.itemCode().equals(itemCode)) {
                sum += line.supplyDaysE2();
            }
        }
        return sum;
    }

    /** The latest day on which the item was billed; the item must be on the bill. */
    public LocalDate lastDayOf(String itemCode) {
        return lines.stream()
                .filter(line -> line.itemCode().equals(itemCode))
                .map(FeeLine::day)
                .max(LocalDate::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("item " + itemCode + " is not on the bill"));
    }

    /** Lines of the item that the fund pays for, in the settlement's order. */
    public List<FeeLine> claimedLinesOf(String itemCode) {
        return lines.stream()
                .filter(line -> line.claimed() && line.itemCode().equals(itemCode))
                .toList();
    }

    /** Is this the first line of its item that the fund pays for? */
    public boolean isFirstClaimedOfItem(FeeLine line) {
        for (FeeLine other : lines) {
            if (other.claimed() && other.itemCode().equals(line.itemCode())) {
                return other.index() == line.index();
            }
        }
        return false;
    }

    /** Lines that the fund pays for and that name nobody who ordered them. */
    public List<FeeLine> claimedLinesOfNobody() {
        return lines.stream()
                .filter(line -> line.claimed() && line.practitionerUnknown())
                .toList();
    }

    /** Quantity of the item that the fund pays for, over the whole visit, in ten-thousandths. */
    public long claimedQuantityE4Of(String itemCode) {
        long sum = 0;
        for (FeeLine line : lines) {
            if (line.claimed() && line.itemCode().equals(itemCode)) {
                sum += line.quantityE4();
            }
        }
        return sum;
    }

    /** By how much the item's paid quantity exceeds so many units on each calendar day of the visit, in ten-thousandths; at least 0. */
    public long beyondDailyE4(String itemCode, long unitsPerDay, Visit visit, Settlement settlement) {
        long allowedE4 = Math.multiplyExact(unitsPerDay * 10_000, calendarDays(visit, settlement));
        return Math.max(0, claimedQuantityE4Of(itemCode) - allowedE4);
    }

    /** {@link #beyondDailyE4} as a person writes it. */
    public String beyondDailyText(String itemCode, long unitsPerDay, Visit visit, Settlement settlement) {
        return Quantities.text(beyondDailyE4(itemCode, unitsPerDay, visit, settlement));
    }

    /**
     * Calendar days on which the visit can have provided anything, at least 1: from its first day or the first fee to its
     * last day or the last fee. What is no stay has no discharge, so it may last until it is settled.
     */
    public long calendarDays(Visit visit, Settlement settlement) {
        LocalDate first = visit.firstDay();
        LocalDate last = visit.stay() ? visit.lastDay() : latest(visit.lastDay(), settlement.settledOn());
        for (FeeLine line : lines) {
            first = line.day().isBefore(first) ? line.day() : first;
            last = latest(last, line.day());
        }
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** Lines of the same drug, whoever made it, that the fund pays for; see {@link FeeLine#genericCode}. */
    public List<FeeLine> claimedLinesOfGeneric(String genericCode) {
        return lines.stream()
                .filter(line -> line.claimed() && line.genericCode().equals(genericCode))
                .toList();
    }

    /** Is this the first line of the drug, whoever made it, that the fund pays for? */
    public boolean isFirstClaimedOfGeneric(FeeLine line) {
        String genericCode = line.genericCode();
        for (FeeLine other : lines) {
            if (other.claimed() && other.genericCode().equals(genericCode)) {
                return other.index() == line.index();
            }
        }
        return false;
    }

    /** Lines that the fund pays for, dated more days before the visit or after it than allowed. */
    public List<FeeLine> claimedLinesOutside(Visit visit, long daysBefore, long daysAfter) {
        return lines.stream()
                .filter(FeeLine::claimed)
                .filter(line -> visit.daysBefore(line.day()) > daysBefore || visit.daysAfter(line.day()) > daysAfter)
                .toList();
    }

    /**
     * What a stay charges for one of its days: lines dated on it; when there are none, the daily charges that bills often
     * sum up (consultation, bed, nursing: service codes 0011 and 0012); when there are none of these either, every line.
     */
    public List<FeeLine> linesChargedFor(LocalDate day) {
        List<FeeLine> dated =
                lines.stream().filter(line -> line.day().equals(day)).toList();
        if (!dated.isEmpty()) {
            return dated;
        }
        List<FeeLine> daily = lines.stream()
                .filter(line -> PastVisit.chargedByEveryStay(line))
                .toList();
        return daily.isEmpty() ? lines : daily;
    }

    /**
     * Was an item billed whose code begins in one of these ways?
     *
     * @param prefixes blank-separated beginnings of item codes
     */
    public boolean hasAnyOf(String prefixes) {
        for (FeeLine line : lines) {
            if (line.quantityE4() > 0 && CodeRanges.hold(prefixes, line.itemCode())) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #hasAnyOf}, on that day. */
    public boolean hasAnyOfOn(String prefixes, LocalDate day) {
        for (FeeLine line : lines) {
            if (line.quantityE4() > 0 && line.day().equals(day) && CodeRanges.hold(prefixes, line.itemCode())) {
                return true;
            }
        }
        return false;
    }

    /** Lines that the fund pays for and whose item codes begin in one of these ways, in the settlement's order. */
    public List<FeeLine> claimedLinesOfAny(String prefixes) {
        return lines.stream()
                .filter(line -> line.claimed() && CodeRanges.hold(prefixes, line.itemCode()))
                .toList();
    }

    /**
     * Was something done for which the person must be there: a test, a treatment or an operation? A consultation may be
     * held online, and a drug may be fetched by another.
     */
    public boolean inPerson() {
        for (FeeLine line : lines) {
            if (line.quantityE4() > 0 && BilledItem.inPerson(line.itemCode())) {
                return true;
            }
        }
        return false;
    }

    /** How many {@link #idleLines idle days} the stay has. */
    public long idleDays(Visit visit) {
        return idleDaysOf(visit).size();
    }

    /**
     * What the fund pays for a stay's idle days: Mondays to Fridays inside the stay, neither its first nor its last day, on
     * which ward rounds, bed, heating and nursing of class II or III were billed and nothing else, not even alone by the
     * person, and which no drug billed earlier lasts for. A day without any line is none: many bills sum up.
     */
    public List<FeeLine> idleLines(Visit visit) {
        Set<LocalDate> idle = idleDaysOf(visit);
        return lines.stream()
                .filter(line -> line.claimed() && idle.contains(line.day()))
                .toList();
    }

    private Set<LocalDate> idleDaysOf(Visit visit) {
        Set<LocalDate> idle = new HashSet<>();
        for (FeeLine line : lines) {
            boolean working = line.weekday() <= DayOfWeek.FRIDAY.getValue();
            if (working && visit.holdsInside(line.day()) && passesTime(line)) {
                idle.add(line.day());
            }
        }
        for (FeeLine line : lines) {
            if (!idle.isEmpty() && !passesTime(line)) {
                long days = Math.max(1, (line.supplyDaysE2() + 99) / 100);
                idle.removeIf(day ->
                        !day.isBefore(line.day()) && day.isBefore(line.day().plusDays(days)));
            }
        }
        return idle;
    }

    /** Nothing is done to the patient: it is billed while nothing happens, or it has no quantity. */
    private static boolean passesTime(FeeLine line) {
        return line.quantityE4() <= 0 || CodeRanges.hold(IDLE, line.itemCode());
    }

    /** Distinct items with a quantity. */
    public long distinctItems() {
        return lines.stream()
                .filter(line -> line.quantityE4() > 0)
                .map(FeeLine::itemCode)
                .distinct()
                .count();
    }

    /**
     * What is charged twice when the line's item is part of another that was billed on the same day: the line's amount,
     * but over all lines of its item no more than the other cost. In fen, 0 when the other was not billed that day.
     */
    public long chargedTwiceFen(FeeLine included, String includingCode) {
        long left = 0;
        for (FeeLine line : lines) {
            if (line.itemCode().equals(includingCode) && line.day().equals(included.day())) {
                left += line.amountFen();
            }
        }
        for (FeeLine line : lines) {
            boolean same =
                    line.itemCode().equals(included.itemCode()) && line.day().equals(included.day()) && line.claimed();
            if (same && line.index() == included.index()) {
                return Math.min(left, line.amountFen());
            }
            left -= same ? Math.min(left, line.amountFen()) : 0;
        }
        return 0;
    }

    /** Is there a line that the fund pays for, dated before the day? */
    public boolean hasClaimedLineBefore(LocalDate day) {
        for (FeeLine line : lines) {
            if (line.claimed() && line.day().isBefore(day)) {
                return true;
            }
        }
        return false;
    }

    /** Lines that the fund pays for, dated before the day, in the settlement's order. */
    public List<FeeLine> claimedLinesBefore(LocalDate day) {
        return lines.stream()
                .filter(line -> line.claimed() && line.day().isBefore(day))
                .toList();
    }

    /**
     * Do the codes of all services begin in one of these ways? Where one does not, it may be anything, coded as nobody here
     * knows.
     *
     * @param prefixes blank-separated beginnings of item codes
     */
    public boolean servicesOnlyOf(String prefixes) {
        for (FeeLine line : lines) {
            if (line.quantityE4() > 0 && line.service() && !CodeRanges.hold(prefixes, line.itemCode())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Do the codes of all items begin in one of these ways, also of those that the person pays alone?
     *
     * @param prefixes blank-separated beginnings of item codes
     */
    public boolean billsNothingBut(String prefixes) {
        for (FeeLine line : lines) {
            if (line.quantityE4() > 0 && !CodeRanges.hold(prefixes, line.itemCode())) {
                return false;
            }
        }
        return true;
    }

    private static LocalDate latest(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
