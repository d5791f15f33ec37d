package org.claimscreener.traffic;

import java.util.function.Consumer;

/** Those whose illness or pregnancy sets the days: dialysis three times a week, chemotherapy every two or four weeks, births. */
final class SpecialLives {
    private static final int DIALYSIS_PER_100_000 = 50;
    private static final int CHEMOTHERAPY_PER_100_000 = 100;
    private static final int LEAST_AGE = 32;
    private static final int GREATEST_AGE = 82;
    private static final int CHEMOTHERAPY_NIGHTS = 3;
    private static final int FIRST_ADMISSION = 3;
    private static final int SECOND_ADMISSION = 17;

    /** A pregnancy takes one block of ten cycles: checks in the third to eighth, the birth in the ninth, then rest. */
    private static final int PREGNANCY_CYCLES = 10;

    private static final int FIRST_CHECK_CYCLE = 2;
    private static final int BIRTH_CYCLE = 8;
    private static final int PREGNANT_PER_MILLE = 45;

    private final Habits habits;
    private final ConditionTable conditions;
    private final Serials serials;
    private final CourseOfStay stays;

    SpecialLives(Habits habits, ConditionTable conditions, Serials serials, CourseOfStay stays) {
        this.habits = habits;
        this.conditions = conditions;
        this.serials = serials;
        this.stays = stays;
    }

    /** What sets a person's days. */
    enum Role {
        ORDINARY,
        DIALYSIS,
        CHEMOTHERAPY
    }

    static Role role(long key) {
        int draw = Dice.fixed(Dice.hash(key, 6), 100_000);
        if (draw >= DIALYSIS_PER_100_000 + CHEMOTHERAPY_PER_100_000) {
            return Role.ORDINARY;
        }
        return draw < DIALYSIS_PER_100_000 ? Role.DIALYSIS : Role.CHEMOTHERAPY;
    }

    /** True if the illness sets this person's days; the young are spared and live ordinarily. */
    boolean live(Role role, Patient patient, long day, int offset, Consumer<Encounter> out) {
        // By the cycle's first day: nobody changes his way of life in the midst of a cycle.
        int age = patient.ageYears(day - offset);
        if (age < LEAST_AGE || age > GREATEST_AGE) {
            return false;
        }
        switch (role) {
            case DIALYSIS -> dialysis(patient, day, out);
            case CHEMOTHERAPY -> chemotherapy(patient, day, offset, out);
            case ORDINARY -> {
                return false;
            }
        }
        return true;
    }

    private void dialysis(Patient patient, long day, Consumer<Encounter> out) {
        int weekday = ShanghaiTime.dayOfWeek(day);
        int first = Dice.fixed(patient.key(), 2);
        if (weekday != first && weekday != first + 2 && weekday != first + 4) {
            return;
        }
        Condition condition = conditions.byCode(ConditionTable.KIDNEY_FAILURE);
        FacilityKind kind =
                Dice.fixed(Dice.hash(patient.key(), 7), 2) == 0 ? FacilityKind.SECONDARY : FacilityKind.TERTIARY;
        Dice dice = new Dice(Dice.hash(patient.key(), day, 41));
        long atMs = ShanghaiTime.atMs(day, VisitTimes.settledSecond(VisitKind.DIALYSIS, dice));
        out.accept(Encounter.visit(
                        serials.next(), VisitKind.DIALYSIS, patient, habits.home(patient, kind), condition, atMs)
                .beganAt(atMs - 4 * ShanghaiTime.HOUR_MS));
    }

    private void chemotherapy(Patient patient, long day, int offset, Consumer<Encounter> out) {
        boolean fortnightly = Dice.fixed(Dice.hash(patient.key(), 7), 2) == 0;
        boolean firstEnds = offset == FIRST_ADMISSION + CHEMOTHERAPY_NIGHTS;
        boolean secondEnds = fortnightly && offset == SECOND_ADMISSION + CHEMOTHERAPY_NIGHTS;
        if (!firstEnds && !secondEnds) {
            return;
        }
        Condition condition = conditions.byCode(ConditionTable.CHEMOTHERAPY);
        Dice dice = new Dice(Dice.hash(patient.key(), day, 43));
        out.accept(stayOf(
                VisitKind.STAY,
                patient,
                habits.home(patient, FacilityKind.TERTIARY),
                condition,
                day - CHEMOTHERAPY_NIGHTS,
                day,
                dice));
    }

    /** Rules out most people without knowing who they are. */
    static boolean mayBePregnant(long key, long cycle) {
        return Dice.fixed(Dice.hash(key, block(key, cycle), 47), 1000) < PREGNANT_PER_MILLE;
    }

    /** True if the pregnancy sets this person's days. */
    boolean pregnancy(Patient patient, long cycle, int offset, long day, Consumer<Encounter> out) {
        if (!PatientCalendar.isOfChildbearingAge(patient, day - offset)) {
            return false;
        }
        int month = (int) Math.floorMod(cycle + shift(patient.key()), (long) PREGNANCY_CYCLES);
        Dice dice = new Dice(Dice.hash(patient.key(), cycle, 53));
        if (month == BIRTH_CYCLE) {
            birth(patient, day, day - offset + 8 + dice.below(10), dice, out);
        } else if (month >= FIRST_CHECK_CYCLE
                && month < BIRTH_CYCLE
                && day == PatientCalendar.ambulatoryDay(day - offset, 10 + dice.below(3), dice)) {
            check(patient, day, dice, out);
        }
        return true;
    }

    private void check(Patient patient, long day, Dice dice, Consumer<Encounter> out) {
        Condition condition = conditions.byCode(ConditionTable.PREGNANCY);
        Facility hospital = habits.home(patient, FacilityKind.SECONDARY);
        long atMs = ShanghaiTime.atMs(day, VisitTimes.settledSecond(VisitKind.MATERNITY_CHECK, dice));
        out.accept(Encounter.visit(serials.next(), VisitKind.MATERNITY_CHECK, patient, hospital, condition, atMs));
    }

    private void birth(Patient patient, long day, long admission, Dice dice, Consumer<Encounter> out) {
        int nights = dice.between(3, 5);
        if (day != admission + nights) {
            return;
        }
        Condition condition = conditions.byCode(dice.percent(40) ? ConditionTable.CAESAREAN : ConditionTable.BIRTH);
        Facility hospital = habits.home(patient, FacilityKind.SECONDARY);
        out.accept(stayOf(VisitKind.DELIVERY, patient, hospital, condition, admission, day, dice));
    }

    private Encounter stayOf(
            VisitKind kind,
            Patient patient,
            Facility hospital,
            Condition condition,
            long admission,
            long discharge,
            Dice dice) {
        return stays.stay(
                kind,
                patient,
                hospital,
                condition,
                ShanghaiTime.atMs(admission, VisitTimes.admissionSecond(dice)),
                ShanghaiTime.atMs(discharge, VisitTimes.settledSecond(kind, dice)));
    }

    private static long block(long key, long cycle) {
        return Math.floorDiv(cycle + shift(key), (long) PREGNANCY_CYCLES);
    }

    private static int shift(long key) {
        return Dice.fixed(Dice.hash(key, 3), PREGNANCY_CYCLES);
    }
}
