package org.claimscreener.engine.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The drugs and slices of the visit as a treatment: how long they last, what they are taken with, what gave them, and what
 * is still in hand from earlier visits. Codes are named by their beginnings, blank-separated; no beginning names nothing.
 *
 * @param operations of the visit
 */
public record Medication(
        Bill bill, Visit visit, Institution institution, PatientHistory history, List<Operation> operations) {
    private static final long DAY_E2 = 100;
    /** Infusion fluids and solvents carry a drug; nobody counts them as one. */
    private static final String CARRIERS = "XB05BB XB05BC XB05X XV07AB";
    /** Chapters of the national services that give no drug: consultation and bed, laboratory, blood typing, pathology. */
    private static final String GIVE_NOTHING = "0011 0025 0026 0027";
    /** How codes of the national services begin that have chapters; a code of another list tells nothing of what was done. */
    private static final String WITH_CHAPTERS = "00";

    public Medication {
        operations = List.copyOf(operations);
    }

    /**
     * For how many days the paid lines of the line's drug last, in hundredths; 0 when none states it. Lines of one item add
     * up, different items such as two strengths run side by side.
     */
    public long supplyDaysE2(FeeLine line) {
        long longestE2 = 0;
        for (FeeLine other : bill.lines()) {
            if (other.claimed() && ofSameGeneric(other, line)) {
                longestE2 = Math.max(longestE2, supplyOfItemE2(other.itemCode()));
            }
        }
        return longestE2;
    }

    /** Does any paid item, of whatever kind, last for more than so many whole days? Cheap: it is asked of every bill. */
    public boolean lastsBeyond(long days) {
        long allE2 = 0;
        for (FeeLine line : bill.lines()) {
            allE2 += line.claimed() ? line.supplyDaysE2() : 0;
        }
        if (allE2 <= days * DAY_E2) {
            return false;
        }
        for (FeeLine line : bill.lines()) {
            if (line.claimed() && line.supplyDaysE2() > 0 && supplyOfItemE2(line.itemCode()) > days * DAY_E2) {
                return true;
            }
        }
        return false;
    }

    private long supplyOfItemE2(String itemCode) {
        long sumE2 = 0;
        for (FeeLine line : bill.lines()) {
            if (line.claimed() && line.itemCode().equals(itemCode)) {
                sumE2 += line.supplyDaysE2();
            }
        }
        return sumE2;
    }

    /** Is it the first line of its drug, whoever made it, that the fund pays for? Rules about the drug fire on it only. */
    public boolean isFirstClaimedOfGeneric(FeeLine line) {
        return bill.isFirstClaimedOfGeneric(line);
    }

    /** By how much {@link #supplyDaysE2} exceeds a limit of whole days, in hundredths; at least 0. */
    public long supplyBeyondE2(FeeLine line, long limitDays) {
        return Math.max(0, supplyDaysE2(line) - limitDays * DAY_E2);
    }

    /** {@link #supplyDaysE2} as a person writes it. */
    public String supplyDaysText(FeeLine line) {
        return Quantities.text(supplyDaysE2(line) * 100);
    }

    /**
     * By how much the paid quantity of lines whose code begins so exceeds so many billing units a day, in ten-thousandths; at
     * least 0. A stay has its calendar days, or what its lines state where that is longer; other visits have the days of
     * supply, and where one line states none nothing is known.
     */
    public long beyondDailyE4(String prefix, long unitsPerDay) {
        long quantityE4 = 0;
        long daysE2 = 0;
        for (FeeLine line : bill.lines()) {
            if (line.claimed() && line.itemCode().startsWith(prefix)) {
                if (line.supplyDaysE2() == 0 && !visit.stay()) {
                    return 0;
                }
                quantityE4 += line.quantityE4();
                daysE2 += line.supplyDaysE2();
            }
        }
        daysE2 = Math.max(daysE2, visit.stay() ? visit.days() * DAY_E2 : DAY_E2);
        return Math.max(0, quantityE4 - unitsPerDay * daysE2 * 100);
    }

    /** {@link #beyondDailyE4} as a person writes it. */
    public String beyondDailyText(String prefix, long unitsPerDay) {
        return Quantities.text(beyondDailyE4(prefix, unitsPerDay));
    }

    /** Is it the first line of those whose code begins so that the fund pays for? */
    public boolean isFirstClaimedOf(String prefix, FeeLine line) {
        for (FeeLine other : bill.lines()) {
            if (other.claimed() && other.itemCode().startsWith(prefix)) {
                return other.index() == line.index();
            }
        }
        return false;
    }

    /**
     * Of the drugs on the line's prescription the paid lines of those beyond the first so many, in the bill's order; none when
     * no prescription is stated. A drug counts once whoever made it; infusion fluids, granules and slices are not counted.
     */
    public List<FeeLine> beyondKinds(FeeLine line, long most) {
        if (line.prescriptionId().isEmpty()) {
            return List.of();
        }
        List<FeeLine> beyond = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        for (FeeLine other : bill.lines()) {
            if (isCounted(other, line)) {
                kinds.add(other.genericCode());
                if (kinds.size() > most && other.claimed()) {
                    beyond.add(other);
                }
            }
        }
        return beyond;
    }

    /** Distinct drugs on the line's prescription, as {@link #beyondKinds} counts them. */
    public long kindsOn(FeeLine line) {
        Set<String> kinds = new HashSet<>();
        for (FeeLine other : bill.lines()) {
            if (isCounted(other, line)) {
                kinds.add(other.genericCode());
            }
        }
        return kinds.size();
    }

    private static boolean isCounted(FeeLine other, FeeLine line) {
        String code = other.itemCode();
        return other.quantityE4() > 0
                && other.prescriptionId().equals(line.prescriptionId())
                && (code.startsWith("X") || code.startsWith("Z"))
                && !CodeRanges.hold(CARRIERS, code);
    }

    /**
     * Lines before this one on the bill, of the same day and with a quantity, whose code begins so and that are another drug:
     * each pair is found once, from its later line.
     */
    public List<FeeLine> partnersOf(FeeLine line, String prefixes) {
        List<FeeLine> partners = new ArrayList<>();
        for (FeeLine other : bill.lines()) {
            if (other.index() < line.index()
                    && other.quantityE4() > 0
                    && other.day().equals(line.day())
                    && CodeRanges.hold(prefixes, other.itemCode())
                    && !ofSameGeneric(other, line)) {
                partners.add(other);
            }
        }
        return partners;
    }

    /**
     * Earlier visits outside stays that supplied a drug whose code begins so, another than the line's, for days that reach
     * beyond the line's day. Oldest settlement first; lines that state no days supply none.
     */
    public List<PastVisit> inHand(FeeLine line, String prefixes) {
        List<PastVisit> found = new ArrayList<>();
        for (PastVisit past : history.visits()) {
            if (!past.withdrawn() && !past.stay() && reaches(past, line, prefixes)) {
                found.add(past);
            }
        }
        return found;
    }

    private static boolean reaches(PastVisit past, FeeLine line, String prefixes) {
        for (PastLine other : past.lines()) {
            if (CodeRanges.hold(prefixes, other.itemCode())
                    && !other.ofGeneric(line.genericCode())
                    && !other.day().isAfter(line.day())
                    && other.day().plusDays(other.supplyDaysE2() / DAY_E2).isAfter(line.day())) {
                return true;
            }
        }
        return false;
    }

    /**
     * May the drug have been given here? Yes when this bill, or another of the day before to the day after at this
     * institution, has a service other than consultation, bed and laboratory, or a consumable.
     */
    public boolean mayHaveBeenGiven(FeeLine line) {
        return billed(line, Medication::mayGive);
    }

    /**
     * Has one of the services been billed, on this bill or another of the day before to the day after at this institution?
     * A service of a list without chapters may be any, so it counts.
     */
    public boolean hasService(FeeLine line, String prefixes) {
        return billed(line, (code, kind) -> isService(code, kind, prefixes));
    }

    private boolean billed(FeeLine line, BiPredicate<String, ItemKind> asked) {
        for (FeeLine other : bill.lines()) {
            if (other.quantityE4() > 0 && asked.test(other.itemCode(), other.kind())) {
                return true;
            }
        }
        LocalDate from = line.day().minusDays(1);
        LocalDate to = line.day().plusDays(1);
        for (PastVisit past : history.visits()) {
            if (!past.withdrawn() && past.institutionId().equals(institution.institutionId())) {
                for (PastLine other : past.lines()) {
                    if (!other.day().isBefore(from)
                            && !other.day().isAfter(to)
                            && asked.test(other.itemCode(), other.kind())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean mayGive(String itemCode, ItemKind kind) {
        return kind == ItemKind.CONSUMABLE || (kind == ItemKind.SERVICE && !CodeRanges.hold(GIVE_NOTHING, itemCode));
    }

    private static boolean isService(String itemCode, ItemKind kind, String prefixes) {
        return CodeRanges.hold(prefixes, itemCode) || (kind == ItemKind.SERVICE && !itemCode.startsWith(WITH_CHAPTERS));
    }

    /**
     * Is it the last operation of the visit? The first in the bill's order of several on that day, and none when the day of
     * any is not known: what followed what cannot be told then.
     */
    public boolean isLastOperation(Operation operation) {
        if (!operation.dated()) {
            return false;
        }
        boolean seen = false;
        for (Operation other : operations) {
            if (!other.dated() || other.day().isAfter(operation.day())) {
                return false;
            }
            seen |= other.equals(operation);
            if (!seen && other.day().isEqual(operation.day())) {
                return false;
            }
        }
        return true;
    }

    /** Paid lines whose code begins so, dated more than so many days after the day. */
    public List<FeeLine> claimedAfter(LocalDate day, long days, String prefixes) {
        LocalDate last = day.plusDays(days);
        List<FeeLine> found = new ArrayList<>();
        for (FeeLine line : bill.lines()) {
            if (line.claimed() && line.day().isAfter(last) && CodeRanges.hold(prefixes, line.itemCode())) {
                found.add(line);
            }
        }
        return found;
    }

    /** Is there a line with a quantity whose code begins so, dated more than so many days before the day? */
    public boolean usedBefore(LocalDate day, long days, String prefixes) {
        LocalDate first = day.minusDays(days);
        for (FeeLine line : bill.lines()) {
            if (line.quantityE4() > 0 && line.day().isBefore(first) && CodeRanges.hold(prefixes, line.itemCode())) {
                return true;
            }
        }
        return false;
    }

    /** Slices on the line's prescription with a quantity, whose name is one of those given, blank-separated. */
    public List<FeeLine> slicesNamed(FeeLine line, String names) {
        String all = " " + names + " ";
        List<FeeLine> found = new ArrayList<>();
        for (FeeLine other : bill.lines()) {
            if (isSliceWith(other, line) && !other.itemName().isEmpty() && all.contains(" " + other.itemName() + " ")) {
                found.add(other);
            }
        }
        return found;
    }

    /** Distinct slices on the line's prescription; lines that state none are one prescription. */
    public long sliceKinds(FeeLine line) {
        Set<String> kinds = new HashSet<>();
        for (FeeLine other : bill.lines()) {
            if (isSliceWith(other, line)) {
                kinds.add(other.itemCode());
            }
        }
        return kinds.size();
    }

    /** Is it the first slice of its prescription that the fund pays for? Rules about the prescription fire on it only. */
    public boolean isFirstClaimedSlice(FeeLine line) {
        for (FeeLine other : bill.lines()) {
            if (other.claimed() && isSliceWith(other, line)) {
                return other.index() == line.index();
            }
        }
        return false;
    }

    /** Is it the first counted drug of its prescription? Rules about the prescription fire on it only. */
    public boolean isFirstKind(FeeLine line) {
        for (FeeLine other : bill.lines()) {
            if (isCounted(other, line)) {
                return other.index() == line.index();
            }
        }
        return false;
    }

    /** Paid slices of the line's prescription, in the bill's order. */
    public List<FeeLine> claimedSlices(FeeLine line) {
        return bill.lines().stream()
                .filter(other -> other.claimed() && isSliceWith(other, line))
                .toList();
    }

    /** Paid slices of the line's prescription beyond its first so many kinds, in the bill's order. */
    public List<FeeLine> slicesBeyondKinds(FeeLine line, long most) {
        Set<String> kinds = new HashSet<>();
        List<FeeLine> beyond = new ArrayList<>();
        for (FeeLine other : bill.lines()) {
            if (isSliceWith(other, line)) {
                kinds.add(other.itemCode());
                if (kinds.size() > most && other.claimed()) {
                    beyond.add(other);
                }
            }
        }
        return beyond;
    }

    /**
     * What one dose of the line's prescription holds, in ten-thousandths of a gram, when a gram is what is billed and a dose
     * lasts a day; 0 when a slice does not state its days.
     */
    public long doseE4(FeeLine line) {
        long doseE4 = 0;
        for (FeeLine other : bill.lines()) {
            if (isSliceWith(other, line)) {
                if (other.supplyDaysE2() == 0) {
                    return 0;
                }
                doseE4 += other.quantityPerDayE4();
            }
        }
        return doseE4;
    }

    /** By how much all doses of the line's prescription together exceed so many grams each, in ten-thousandths; at least 0. */
    public long beyondDoseE4(FeeLine line, long gramsADose) {
        long longestE2 = 0;
        for (FeeLine other : bill.lines()) {
            longestE2 = isSliceWith(other, line) ? Math.max(longestE2, other.supplyDaysE2()) : longestE2;
        }
        return Math.max(0, doseE4(line) - gramsADose * 10_000) * longestE2 / DAY_E2;
    }

    /** {@link #doseE4} as a person writes it. */
    public String doseText(FeeLine line) {
        return Quantities.text(doseE4(line));
    }

    private static boolean isSliceWith(FeeLine other, FeeLine line) {
        return other.herb() && other.quantityE4() > 0 && other.prescriptionId().equals(line.prescriptionId());
    }

    private static boolean ofSameGeneric(FeeLine a, FeeLine b) {
        return a.genericCode().equals(b.genericCode());
    }
}
