package org.claimscreener.engine.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One visit of the patient that was settled before and has not been withdrawn; fields as in {@link Visit}.
 *
 * @param treatmentArea pooling area of the institution, or "" of a visit that was remembered before it was kept
 * @param visitType med_type, or "" likewise
 * @param fundFen the fund's share as claimed
 * @param verdict what was decided of it
 * @param withdrawnAt when it was withdrawn, or null; a withdrawn visit counts in no sum and is kept only for refund loops
 * @param lines what is remembered of its lines: all, but see {@code history.HistoryLimits}
 */
public record PastVisit(
        String settlementId,
        String institutionId,
        Channel channel,
        String treatmentArea,
        String visitType,
        VisitMode mode,
        boolean stay,
        Instant settledAt,
        LocalDate firstDay,
        LocalDate lastDay,
        String mainDiagnosis,
        String department,
        String admissionKind,
        String dischargeWay,
        Sex sex,
        long fundFen,
        Verdict verdict,
        @Nullable Instant withdrawnAt,
        List<PastLine> lines) {

    private static final int PROVINCE_LENGTH = 2;

    public PastVisit {
        lines = List.copyOf(lines);
    }

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    /** It counts, and the fund was to pay for it. */
    public boolean paid() {
        return !withdrawn() && fundFen > 0;
    }

    /** Lines of the drug, whoever made it, or of the item; see {@link PastLine#genericCode}. */
    public List<PastLine> linesOfGeneric(String genericCode) {
        List<PastLine> found = List.of();
        for (PastLine line : lines) {
            if (line.ofGeneric(genericCode)) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(line);
            }
        }
        return found;
    }

    /** The three-character ICD-10 category of the main diagnosis, or "". */
    public String diagnosisCategory() {
        return Categories.of(mainDiagnosis);
    }

    /** Does the main diagnosis's ICD-10 category lie in the range, both ends included? */
    public boolean categoryBetween(String from, String to) {
        return Categories.between(mainDiagnosis, from, to);
    }

    /** Was this visit in another province than the settlement's? Not when either area is not stated. */
    public boolean inOtherProvinceThan(Settlement settlement) {
        String other = settlement.treatmentArea();
        return treatmentArea.length() >= PROVINCE_LENGTH
                && other.length() >= PROVINCE_LENGTH
                && !treatmentArea.regionMatches(0, other, 0, PROVINCE_LENGTH);
    }

    /** Was something done for which the person must be there? See {@link Bill#inPerson}. */
    public boolean inPerson() {
        for (PastLine line : lines) {
            if (line.quantityE4() > 0 && BilledItem.inPerson(line.itemCode())) {
                return true;
            }
        }
        return false;
    }

    /** Share of the given bill's distinct services and drugs that this visit billed too, in percent. */
    public int itemsInCommonPercent(Bill bill) {
        List<String> codes =
                bill.lines().stream().map(FeeLine::itemCode).distinct().toList();
        if (codes.isEmpty()) {
            return 0;
        }
        long common = codes.stream()
                .filter(code -> lines.stream().anyMatch(line -> line.itemCode().equals(code)))
                .count();
        return Math.toIntExact(common * 100 / codes.size());
    }

    /**
     * Share of the given bill's distinct treatments that this visit billed too, in percent; drugs count as the same
     * whoever made them. What every stay bills (consultation, bed, nursing: service codes 0011 and 0012) is left out; 0 when
     * nothing else was billed.
     */
    public int treatmentsInCommonPercent(Bill bill) {
        Set<String> now = treatments(bill.lines());
        if (now.isEmpty()) {
            return 0;
        }
        Set<String> before = treatments(lines);
        long common = now.stream().filter(before::contains).count();
        return Math.toIntExact(common * 100 / now.size());
    }

    private static Set<String> treatments(List<? extends BilledItem> lines) {
        return lines.stream()
                .filter(line -> !chargedByEveryStay(line))
                .map(BilledItem::genericCode)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Consultation, bed, heating, nursing and the like: chapters 11 and 12 of the national services. */
    static boolean chargedByEveryStay(BilledItem line) {
        return line.itemCode().startsWith("0011") || line.itemCode().startsWith("0012");
    }

    /** Days from this visit's last day to the other's first; negative when the other began before this one ended. */
    public long daysUntil(Visit visit) {
        return ChronoUnit.DAYS.between(lastDay, visit.firstDay());
    }

    /** Whole days that this visit and the other have in common; the day on which one ends and the other begins is none. */
    public long wholeDaysSharedWith(Visit visit) {
        LocalDate from = firstDay.isAfter(visit.firstDay()) ? firstDay : visit.firstDay();
        LocalDate to = lastDay.isBefore(visit.lastDay()) ? lastDay : visit.lastDay();
        return Math.max(0, ChronoUnit.DAYS.between(from, to));
    }

    /** Is this an interim settlement of the same stay: same institution and admission, earlier end? */
    public boolean interimOf(Visit visit, String visitInstitutionId) {
        return institutionId.equals(visitInstitutionId)
                && firstDay.equals(visit.firstDay())
                && lastDay.isBefore(visit.lastDay());
    }

    /** Does the day lie inside the stay, neither on its first nor on its last day? */
    public boolean holdsInside(LocalDate day) {
        return stay && day.isAfter(firstDay) && day.isBefore(lastDay);
    }
}
