package org.claimscreener.engine.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The patient's past as known when the settlement is screened, the settlement itself excluded. Exact; bounded by
 * {@code history.HistoryLimits}. Methods whose name says nothing of withdrawal leave withdrawn visits out.
 */
public record PatientHistory(List<PastVisit> visits) {
    public static final PatientHistory NONE = new PatientHistory(List.of());

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

    private static boolean withdrawnWithin(PastVisit visit, long minutes) {
        Instant withdrawnAt = visit.withdrawnAt();
        return withdrawnAt != null && !withdrawnAt.isAfter(visit.settledAt().plusSeconds(minutes * 60));
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate until) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
