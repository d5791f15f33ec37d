package org.claimscreener.engine.fact;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The visit or stay that the settlement pays for. Texts that were not stated are "".
 *
 * @param stay an inpatient stay with an admission and a discharge
 * @param firstDay admission or visit, civil date in Asia/Shanghai
 * @param lastDay discharge, or the first day when it is no stay
 * @param days calendar days touched, first and last included; at least 1
 * @param mainDiagnosis discharge diagnosis, else the diagnosis of rank 1, else the visit's disease code
 * @param admissionKind ipt_type: 2 emergency or rescue, 3 transferred
 * @param dischargeWay dscg_way: 2 transferred, 5 died
 * @param diedOn die_date, or the last day of a stay that ended in death, or null
 */
public record Visit(
        String visitId,
        String visitType,
        VisitMode mode,
        boolean stay,
        Instant beganAt,
        LocalDate firstDay,
        LocalDate lastDay,
        int days,
        String mainDiagnosis,
        String department,
        String practitionerId,
        String admissionKind,
        String dischargeWay,
        @Nullable LocalDate diedOn) {

    /** The three-character ICD-10 category of the main diagnosis, or "". */
    public String diagnosisCategory() {
        return Categories.of(mainDiagnosis);
    }

    /** Does the main diagnosis's ICD-10 category lie in the range, both ends included? */
    public boolean categoryBetween(String from, String to) {
        return Categories.between(mainDiagnosis, from, to);
    }

    /** Does the main diagnosis lie in the ranges? See {@link Diagnoses}. */
    public boolean mainDiagnosisIn(String ranges) {
        return CodeRanges.hold(ranges, mainDiagnosis);
    }

    /** Did the patient come in one of the ways named, e.g. "emergency inpatient"? The words are {@link VisitMode}'s. */
    public boolean cameAs(String modes) {
        return (" " + modes + " ").contains(" " + mode.name().toLowerCase(Locale.ROOT) + " ");
    }

    /** Emergency or rescue care: an emergency visit (med_type 13 and its kinds), or a stay that began as one (ipt_type 2). */
    public boolean emergency() {
        return mode == VisitMode.EMERGENCY || admissionKind.equals("2");
    }

    /** The way the patient came, in words. */
    public String modeName() {
        return switch (mode) {
            case OUTPATIENT -> "门诊";
            case EMERGENCY -> "急诊";
            case INPATIENT -> "住院";
            case PHARMACY -> "药店购药";
        };
    }

    /** The way the patient came, in English. */
    public String modeNameEnglish() {
        return switch (mode) {
            case OUTPATIENT -> "outpatient";
            case EMERGENCY -> "emergency";
            case INPATIENT -> "inpatient";
            case PHARMACY -> "pharmacy";
        };
    }

    /** The patient died, by the discharge or by a stated day. */
    public boolean died() {
        return diedOn != null || dischargeWay.equals("5");
    }

    /** By how many days the day lies after the day of death; 0 when it does not, or when no such day is known. */
    public long daysAfterDeath(LocalDate day) {
        return diedOn == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(diedOn, day));
    }

    /** Was the first day a Saturday or a Sunday, whatever the year's swapped working days? */
    public boolean beganAtWeekend() {
        return firstDay.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue();
    }

    /** By how many days the day lies before the first day; 0 when it does not. */
    public long daysBefore(LocalDate day) {
        return Math.max(0, ChronoUnit.DAYS.between(day, firstDay));
    }

    /** By how many days the day lies after the last day; 0 when it does not. */
    public long daysAfter(LocalDate day) {
        return Math.max(0, ChronoUnit.DAYS.between(lastDay, day));
    }

    /** Does the day lie inside the stay, neither on its first nor on its last day? */
    public boolean holdsInside(LocalDate day) {
        return stay && day.isAfter(firstDay) && day.isBefore(lastDay);
    }
}
