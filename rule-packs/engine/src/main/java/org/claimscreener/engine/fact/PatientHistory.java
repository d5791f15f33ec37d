package org.claimscreener.engine.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.claimscreener.engine.money.Proportions;
import org.claimscreener.wire.record.Sex;

/**
 * The patient's past as known when the settlement is screened, the settlement itself excluded. Exact; bounded by
 * {@code history.HistoryLimits}. Methods whose name says nothing of withdrawal leave withdrawn visits out.
 */
public record PatientHistory(List<PastVisit> visits) {
    public static final PatientHistory NONE = new PatientHistory(List.of());

    /** National list dscg_way. */
    private static final String TRANSFERRED = "2";

    private static final String SENT_TO_THE_COMMUNITY = "3";

    public PatientHistory {
        visits = List.copyOf(visits);
    }

    /** Days of use or supply of the item, from lines dated on {@code from} or later and before {@code until}, hundredths of a day. */
    public long supplyDaysE2(String itemCode, LocalDate from, LocalDate until) {
        long sum = 0;
        for (PastVisit visit : visits) {
            if (visit.withdrawn()) {
                continue;
            }
            for (PastLine line : visit.lines()) {
                if (line.itemCode().equals(itemCode) && within(line.day(), from, until)) {
                    sum += line.supplyDaysE2();
                }
            }
        }
        return sum;
    }

    /** Visits that billed the item on {@code from} or later and before {@code until}, oldest settlement first. */
    public List<PastVisit> billing(String itemCode, LocalDate from, LocalDate until) {
        return visits.stream()
                .filter(visit -> !visit.withdrawn())
                .filter(visit -> visit.lines().stream()
                        .anyMatch(line -> line.itemCode().equals(itemCode) && within(line.day(), from, until)))
                .toList();
    }

    /** Whole days from the first visit that is remembered to the given one; 0 when none is. */
    public long daysKnown(Visit visit) {
        long days = 0;
        for (PastVisit past : visits) {
            if (!past.withdrawn()) {
                days = Math.max(days, ChronoUnit.DAYS.between(past.firstDay(), visit.firstDay()));
            }
        }
        return days;
    }

    /**
     * Was one of the drugs billed in the days before the visit or since, or on this bill, by anybody who paid? On this bill
     * the line's own drug does not count, whoever made it. In the past it does: then it goes on, and when it began
     * is not known.
     *
     * @param prefixes blank-separated beginnings of item codes
     */
    public boolean triedBefore(Bill bill, Visit visit, FeeLine line, String prefixes, long days) {
        for (FeeLine other : bill.lines()) {
            if (other.quantityE4() > 0
                    && !other.genericCode().equals(line.genericCode())
                    && CodeRanges.hold(prefixes, other.itemCode())) {
                return true;
            }
        }
        LocalDate from = visit.firstDay().minusDays(days);
        for (PastVisit past : visits) {
            for (PastLine other : past.withdrawn() ? List.<PastLine>of() : past.lines()) {
                boolean meant =
                        other.genericCode().equals(line.genericCode()) || CodeRanges.hold(prefixes, other.itemCode());
                if (meant && !other.day().isBefore(from)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Distinct institutions that billed the item in the period; the given one counts as well. */
    public int institutionsBilling(String itemCode, LocalDate from, LocalDate until, String andInstitutionId) {
        Set<String> institutions = new HashSet<>();
        institutions.add(andInstitutionId);
        for (PastVisit visit : billing(itemCode, from, until)) {
            institutions.add(visit.institutionId());
        }
        return institutions.size();
    }

    /**
     * Withdrawn visits at the institution that had billed the item and were withdrawn within {@code withinMinutes} of
     * being settled, settled at {@code since} or later.
     */
    public List<PastVisit> quicklyWithdrawn(String itemCode, String institutionId, Instant since, long withinMinutes) {
        return visits.stream()
                .filter(visit -> visit.institutionId().equals(institutionId))
                .filter(visit -> !visit.settledAt().isBefore(since))
                .filter(visit -> withdrawnWithin(visit, withinMinutes))
                .filter(visit ->
                        visit.lines().stream().anyMatch(line -> line.itemCode().equals(itemCode)))
                .toList();
    }

    /**
     * By how many days, begun ones counted, the drug's use exceeds a limit: use by this bill and by visits that the fund
     * paid in the span before it, but no more than this bill adds; at least 0. See {@link DaysOfUse}.
     *
     * @param spanDays how far back from the visit's first day use counts as the same course; 0 leaves the past out
     */
    public long daysOfUseBeyond(Bill bill, Visit visit, String genericCode, long limitDays, long spanDays) {
        return (beyondE2(bill, visit, genericCode, limitDays, spanDays) + 99) / 100;
    }

    /** The same as a share of the quantity on this bill, in ten-thousandths of the billing unit. */
    public long quantityBeyondE4(Bill bill, Visit visit, String genericCode, long limitDays, long spanDays) {
        List<FeeLine> lines = bill.claimedLinesOfGeneric(genericCode);
        long quantityE4 = lines.stream().mapToLong(FeeLine::quantityE4).sum();
        long beyondE2 = beyondE2(bill, visit, genericCode, limitDays, spanDays);
        return beyondE2 == 0
                ? 0
                : Proportions.up(quantityE4, beyondE2, DaysOfUse.e2(lines, visit.stay(), visit.lastDay()));
    }

    private long beyondE2(Bill bill, Visit visit, String genericCode, long limitDays, long spanDays) {
        long now = DaysOfUse.e2(bill.claimedLinesOfGeneric(genericCode), visit.stay(), visit.lastDay());
        long before = 0;
        for (PastVisit past : usesOf(genericCode, visit, spanDays)) {
            before += DaysOfUse.e2(past.linesOfGeneric(genericCode), past.stay(), past.lastDay());
        }
        return Math.max(0, Math.min(now, before + now - limitDays * 100));
    }

    /** Visits that the fund paid and that billed the drug or item in the days before the visit began, or since. */
    public List<PastVisit> usesOf(String genericCode, Visit visit, long spanDays) {
        LocalDate from = visit.firstDay().minusDays(spanDays);
        return spanDays == 0
                ? List.of()
                : visits.stream()
                        .filter(PastVisit::paid)
                        .filter(past -> !past.lastDay().isBefore(from))
                        .filter(past -> !past.linesOfGeneric(genericCode).isEmpty())
                        .toList();
    }

    /**
     * This bill's lines of the item on days beyond a limit of days with the item, those of the span before counted: each
     * calendar day counts once, the earliest are within the limit.
     */
    public List<FeeLine> linesBeyondDays(Bill bill, Visit visit, String itemCode, long limitDays, long spanDays) {
        SortedSet<LocalDate> days = new TreeSet<>();
        usesOf(itemCode, visit, spanDays)
                .forEach(past -> past.linesOfGeneric(itemCode).forEach(line -> days.add(line.day())));
        List<FeeLine> lines = bill.claimedLinesOf(itemCode);
        lines.forEach(line -> days.add(line.day()));
        Set<LocalDate> within = days.stream().limit(limitDays).collect(Collectors.toUnmodifiableSet());
        return lines.stream().filter(line -> !within.contains(line.day())).toList();
    }

    /** This bill's lines of the drug or item dated later than so many months after its first use that is remembered. */
    public List<FeeLine> linesAfterMonths(Bill bill, String genericCode, long months) {
        List<FeeLine> lines = bill.claimedLinesOfGeneric(genericCode);
        LocalDate end = visits.stream()
                .filter(PastVisit::paid)
                .flatMap(past -> past.linesOfGeneric(genericCode).stream())
                .map(PastLine::day)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MAX.minusMonths(months))
                .plusMonths(months);
        return lines.stream().filter(line -> line.day().isAfter(end)).toList();
    }

    /**
     * Days from the last time that the item was billed, by an earlier paid visit on the same day or before, or on an
     * earlier day of this bill; {@link Long#MAX_VALUE} when it was not.
     */
    public long daysSinceLast(Bill bill, FeeLine line) {
        long days = Long.MAX_VALUE;
        for (FeeLine other : bill.claimedLinesOf(line.itemCode())) {
            long since = ChronoUnit.DAYS.between(other.day(), line.day());
            days = since > 0 ? Math.min(days, since) : days;
        }
        for (PastVisit past : visits) {
            for (PastLine other : past.paid() ? past.lines() : List.<PastLine>of()) {
                if (other.itemCode().equals(line.itemCode()) && !other.day().isAfter(line.day())) {
                    days = Math.min(days, ChronoUnit.DAYS.between(other.day(), line.day()));
                }
            }
        }
        return days;
    }

    /** Visits outside stays that billed the drug, whoever made it, on {@code from} or later and before {@code until}. */
    public List<PastVisit> suppliesOf(String genericCode, LocalDate from, LocalDate until) {
        List<PastVisit> supplies = List.of();
        for (PastVisit past : visits) {
            if (!past.withdrawn()
                    && !past.stay()
                    && within(past.firstDay(), from, until)
                    && !past.linesOfGeneric(genericCode).isEmpty()) {
                supplies = supplies.isEmpty() ? new ArrayList<>() : supplies;
                supplies.add(past);
            }
        }
        return supplies;
    }

    /**
     * How fast the drug was supplied outside stays in the days before: days of supply for each hundred days gone by since
     * the first of them. 0 when nothing was supplied.
     *
     * @param minElapsedDays fewer days gone by count as so many; positive
     */
    public long supplyPercent(String genericCode, LocalDate until, long windowDays, long minElapsedDays) {
        List<PastVisit> supplies = suppliesOf(genericCode, until.minusDays(windowDays), until.plusDays(1));
        long daysE2 = 0;
        long elapsedDays = minElapsedDays;
        for (PastVisit past : supplies) {
            elapsedDays = Math.max(elapsedDays, ChronoUnit.DAYS.between(past.firstDay(), until));
            for (PastLine line : past.linesOfGeneric(genericCode)) {
                daysE2 += line.supplyDaysE2();
            }
        }
        return daysE2 / elapsedDays;
    }

    /** Distinct institutions that supplied the drug outside stays in the days before, the given one counted as well. */
    public long institutionsSupplying(String genericCode, LocalDate until, long windowDays, String andInstitutionId) {
        Set<String> institutions = new HashSet<>(Set.of(andInstitutionId));
        suppliesOf(genericCode, until.minusDays(windowDays), until.plusDays(1))
                .forEach(past -> institutions.add(past.institutionId()));
        return institutions.size();
    }

    /** Purchases at pharmacies on the day that billed the drug, whoever made it. */
    public List<PastVisit> purchasesOf(String genericCode, LocalDate day) {
        return suppliesOf(genericCode, day, day.plusDays(1)).stream()
                .filter(past -> past.mode() == VisitMode.PHARMACY)
                .toList();
    }

    /**
     * Days on which the person was an outpatient of two institutions or more, of the days before this visit and its own
     * day, this visit counted.
     *
     * @param windowDays how many days before this visit's day count
     */
    public long daysAtSeveral(Visit visit, String institutionId, long windowDays) {
        Map<LocalDate, Set<String>> byDay = outpatientDays(visit, windowDays);
        byDay.computeIfAbsent(visit.firstDay(), day -> new HashSet<>()).add(institutionId);
        return byDay.values().stream()
                .filter(institutions -> institutions.size() > 1)
                .count();
    }

    /** The past visits on those days; see {@link #daysAtSeveral}. */
    public List<PastVisit> visitsAtSeveral(Visit visit, String institutionId, long windowDays) {
        Map<LocalDate, Set<String>> byDay = outpatientDays(visit, windowDays);
        byDay.computeIfAbsent(visit.firstDay(), day -> new HashSet<>()).add(institutionId);
        return visits.stream()
                .filter(past -> past.paid() && past.mode() == VisitMode.OUTPATIENT)
                .filter(past -> byDay.getOrDefault(past.firstDay(), Set.of()).size() > 1)
                .toList();
    }

    /** Institutions by day, of the outpatient visits that the fund paid. */
    private Map<LocalDate, Set<String>> outpatientDays(Visit visit, long windowDays) {
        LocalDate from = visit.firstDay().minusDays(windowDays);
        Map<LocalDate, Set<String>> byDay = new HashMap<>();
        for (PastVisit past : visits) {
            boolean counts = past.paid()
                    && past.mode() == VisitMode.OUTPATIENT
                    && within(past.firstDay(), from, visit.firstDay().plusDays(1));
            if (counts) {
                byDay.computeIfAbsent(past.firstDay(), day -> new HashSet<>()).add(past.institutionId());
            }
        }
        return byDay;
    }

    /** Visits, none of them withdrawn, whose main diagnosis lies in the ranges; see {@link Diagnoses}. */
    public List<PastVisit> diagnosedIn(String ranges) {
        return visits.stream()
                .filter(past -> !past.withdrawn() && CodeRanges.hold(ranges, past.mainDiagnosis()))
                .toList();
    }

    /** The visits when all that state a sex state another than the given one, else none; the given one must be stated. */
    public List<PastVisit> allOfOtherSex(Sex sex) {
        List<PastVisit> stating = visits.stream()
                .filter(past -> !past.withdrawn())
                .filter(past -> past.sex() == Sex.MALE || past.sex() == Sex.FEMALE)
                .toList();
        return stating.stream().anyMatch(past -> past.sex() == sex) ? List.of() : stating;
    }

    /** Visits that the fund paid for an item whose code begins so, and that ended in the calendar year of the day. */
    public List<PastVisit> paidInYear(String itemPrefix, LocalDate day) {
        return visits.stream()
                .filter(past -> past.paid() && past.lastDay().getYear() == day.getYear())
                .filter(past -> past.lines().stream().anyMatch(line -> isPaidOf(line, itemPrefix)))
                .toList();
    }

    /**
     * By how much the fund's share for items whose code begins so exceeds a year's cap, in fen: on this bill and by visits that
     * ended in the same calendar year, but no more than this bill adds; at least 0.
     */
    public long beyondYearFen(Charges charges, String itemPrefix, Visit visit, long capFen) {
        long now = charges.fundFenOf(itemPrefix);
        long before = 0;
        for (PastVisit past : paidInYear(itemPrefix, visit.lastDay())) {
            for (PastLine line : past.lines()) {
                before += isPaidOf(line, itemPrefix) ? line.fundFen() : 0;
            }
        }
        return Math.max(0, Math.min(now, before + now - capFen));
    }

    /** Calendar days on which the fund paid for the item: by this bill, and by visits of the span before it or since. */
    public long daysWith(Bill bill, Visit visit, String itemCode, long spanDays) {
        Set<LocalDate> days = new HashSet<>();
        bill.claimedLinesOf(itemCode).forEach(line -> days.add(line.day()));
        LocalDate from = visit.firstDay().minusDays(spanDays);
        for (PastVisit past : usesOf(itemCode, visit, spanDays)) {
            for (PastLine line : past.linesOfGeneric(itemCode)) {
                if (line.fundFen() > 0 && !line.day().isBefore(from)) {
                    days.add(line.day());
                }
            }
        }
        return days.size();
    }

    private static boolean isPaidOf(PastLine line, String itemPrefix) {
        return line.fundFen() > 0 && line.itemCode().startsWith(itemPrefix);
    }

    /**
     * Stays at the institution after which the patient came back for the same three-character category within so many days;
     * a transfer, which plans what comes next, is none.
     *
     * @param visit the stay that begins again
     * @param days from the discharge to the admission, at least 0, at most
     */
    public List<PastVisit> staysRepeatedBy(Visit visit, String institutionId, long days) {
        return visits.stream()
                .filter(past ->
                        past.stay() && !past.withdrawn() && past.institutionId().equals(institutionId))
                .filter(past -> past.daysUntil(visit) >= 0 && past.daysUntil(visit) <= days)
                .filter(past -> !past.diagnosisCategory().isEmpty()
                        && past.diagnosisCategory().equals(visit.diagnosisCategory()))
                .filter(past -> !past.dischargeWay().equals(TRANSFERRED)
                        && !past.dischargeWay().equals(SENT_TO_THE_COMMUNITY))
                .toList();
    }

    /**
     * Visits of the kind that were settled after the time, none of them withdrawn, oldest settlement first.
     *
     * @param except ranges of main diagnoses that are left out; see {@link Diagnoses}
     */
    public List<PastVisit> settledAfter(Instant time, VisitMode mode, String except) {
        return visits.stream()
                .filter(past -> !past.withdrawn()
                        && past.mode() == mode
                        && past.settledAt().isAfter(time))
                .filter(past -> !CodeRanges.hold(except, past.mainDiagnosis()))
                .toList();
    }

    private static boolean withdrawnWithin(PastVisit visit, long minutes) {
        Instant withdrawnAt = visit.withdrawnAt();
        return withdrawnAt != null && !withdrawnAt.isAfter(visit.settledAt().plusSeconds(minutes * 60));
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate until) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
