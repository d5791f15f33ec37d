package org.claimscreener.traffic;

import java.util.function.Consumer;

import org.claimscreener.traffic.Condition.Setting;
import org.claimscreener.traffic.Encounter.Detail;
import org.claimscreener.wire.record.Sex;

/**
 * Who has an honest visit on a day. Each person's life runs in cycles of 28 days from his own first day. In a cycle: on days 0
 * to 4 the refill of a chronic patient; on days 6 to 27 at most one of a visit, a purchase or a stay (with its sequel). The fixed
 * places are what keeps honest life honest without a memory: no two stays overlap, nobody visits while he lies in hospital,
 * refills are 24 days apart or more, acute cures 9 or more, ordinary stays of one person 56 or more.
 */
final class PatientCalendar {
    private static final int CYCLE = 28;
    private static final int FIRST_ACUTE_DAY = 6;
    private static final int REFILL_DAYS = 3;
    private static final int REFILL_PERCENT = 88;
    /** Cycles in about a year: what the law counts per year or course happens in one of them only. */
    private static final int YEAR_CYCLES = 13;

    private static final int STAY_EVERY_CYCLES = 3;
    private static final int QUARTER_CYCLES = 3;
    private static final int LONG_PRESCRIPTION_PERCENT = 25;
    private static final int WEEKEND_COMERS_PERCENT = 55;
    private static final int LARGEST_ACUTE_PER_MILLE = 520;

    private final Population population;
    private final Habits habits;
    private final ConditionTable conditions;
    private final Serials serials;
    private final CourseOfStay stays;
    private final SpecialLives special;

    PatientCalendar(Population population, Habits habits, ConditionTable conditions, Serials serials) {
        this.population = population;
        this.habits = habits;
        this.conditions = conditions;
        this.serials = serials;
        this.stays = new CourseOfStay(habits, conditions, serials);
        this.special = new SpecialLives(habits, conditions, serials, stays);
    }

    /** What one person does on one day; mostly nothing. Runs for every person every day, so it is cheap for nothing. */
    void visitsOn(int index, long day, Consumer<Encounter> out) {
        long key = population.key(index);
        SpecialLives.Role role = SpecialLives.role(key);
        long sinceStart = day - Dice.fixed(Dice.hash(key, 2), CYCLE);
        long cycle = Math.floorDiv(sinceStart, CYCLE);
        int offset = (int) (sinceStart - cycle * CYCLE);
        if (role != SpecialLives.Role.ORDINARY) {
            Patient patient = population.patient(index);
            if (special.live(role, patient, day, offset, out)) {
                return;
            }
        }
        if (SpecialLives.mayBePregnant(key, cycle)) {
            Patient patient = population.patient(index);
            if (special.pregnancy(patient, cycle, offset, day, out)) {
                return;
            }
        }
        Dice dice = new Dice(Dice.hash(key, cycle, 31));
        long cycleStart = day - offset;
        if (offset < FIRST_ACUTE_DAY) {
            refill(index, cycle, day, ambulatoryDay(cycleStart, dice.below(REFILL_DAYS), dice), dice, out);
        } else if (dice.below(1000) < LARGEST_ACUTE_PER_MILLE) {
            acute(index, cycle, cycleStart, day, out);
        }
    }

    /** Nearly half of those who would come at a weekend come on Monday or Tuesday. */
    static long ambulatoryDay(long cycleStart, int offset, Dice dice) {
        long day = cycleStart + offset;
        boolean comes = dice.percent(WEEKEND_COMERS_PERCENT);
        return ShanghaiTime.isWeekend(day) && !comes ? day + 2 : day;
    }

    private void refill(int index, long cycle, long day, long refillDay, Dice dice, Consumer<Encounter> out) {
        if (day != refillDay || !dice.percent(REFILL_PERCENT)) {
            return;
        }
        Patient patient = population.patient(index);
        if (!isChronic(patient, day)) {
            return;
        }
        Condition condition = conditions.pick(Setting.CHRONIC, patient, day, new Dice(Dice.hash(patient.key(), 9)));
        if (condition.weight(Setting.CHRONIC) == 0) {
            return;
        }
        int habit = Dice.fixed(Dice.hash(patient.key(), 10), 100);
        // One way of getting one's drugs for life: never more than two institutions for one drug.
        if (habit < 30) {
            buy(patient, condition, day, dice, out);
        } else if (habit < 36) {
            Facility internet = habits.internet(patient);
            out.accept(visit(VisitKind.INTERNET, patient, internet, condition, day, dice));
        } else {
            clinicRefill(patient, condition, cycle, day, dice, out);
        }
    }

    private void clinicRefill(
            Patient patient, Condition condition, long cycle, long day, Dice dice, Consumer<Encounter> out) {
        Facility clinic = habits.chronicClinic(patient, condition);
        Encounter visit = visit(VisitKind.CHRONIC, patient, clinic, condition, day, dice);
        boolean quarter = Math.floorMod(cycle, QUARTER_CYCLES) == Dice.fixed(patient.key(), QUARTER_CYCLES);
        if (Dice.fixed(Dice.hash(patient.key(), 22), 100) < LONG_PRESCRIPTION_PERCENT) {
            if (quarter) {
                out.accept(visit.with(Detail.LONG_PRESCRIPTION));
            }
            return;
        }
        if (dice.percent(12)) {
            out.accept(visit.with(Detail.PRESCRIBED));
            Facility shop = habits.home(patient, FacilityKind.PHARMACY);
            long laterMs = visit.settledAtMs() + dice.between(20, 120) * ShanghaiTime.MINUTE_MS;
            out.accept(Encounter.visit(serials.next(), VisitKind.PHARMACY, patient, shop, condition, laterMs)
                    .with(Detail.CIRCULATED));
            return;
        }
        boolean diabetic = condition.tests().contains("glucose");
        out.accept(diabetic && quarter ? visit.with(Detail.QUARTERLY_TEST) : visit);
    }

    private void buy(Patient patient, Condition condition, long day, Dice dice, Consumer<Encounter> out) {
        Facility shop = habits.home(patient, FacilityKind.PHARMACY);
        out.accept(visit(VisitKind.PHARMACY, patient, shop, condition, day, dice));
    }

    private static boolean isChronic(Patient patient, long day) {
        int age = patient.ageYears(day);
        int percent = age >= 60 ? 55 : age >= 40 ? 24 : age >= 25 ? 4 : 0;
        return Dice.fixed(Dice.hash(patient.key(), 8), 100) < percent;
    }

    private void acute(int index, long cycle, long cycleStart, long day, Consumer<Encounter> out) {
        long key = population.key(index);
        Dice dice = new Dice(Dice.hash(key, cycle, 37));
        long visitDay = ambulatoryDay(cycleStart, FIRST_ACUTE_DAY + dice.below(16), dice);
        CourseOfStay.Plan plan = CourseOfStay.plan(cycleStart + FIRST_ACUTE_DAY, dice);
        if (day != visitDay && !plan.endsOn(day)) {
            return;
        }
        Patient patient = population.patient(index);
        AcuteRates rates = AcuteRates.of(patient.ageYears(cycleStart));
        // The calendar lets this many persons through; the rates are shares of all.
        int draw = dice.below(LARGEST_ACUTE_PER_MILLE);
        boolean stayCycle = Math.floorMod(cycle, STAY_EVERY_CYCLES) == Dice.fixed(Dice.hash(key, 4), STAY_EVERY_CYCLES);
        int stayRate = stayCycle ? rates.stay() * STAY_EVERY_CYCLES : 0;
        if (draw < stayRate && !plan.endsOn(day)) {
            return;
        }
        if (draw < stayRate) {
            boolean strokeCycle = Math.floorMod(cycle, YEAR_CYCLES) == Dice.fixed(Dice.hash(key, 5), YEAR_CYCLES);
            stays.acute(patient, plan, strokeCycle, day, dice, out);
        } else if (day == visitDay) {
            ambulatory(patient, draw - stayRate, rates, day, dice, out);
        }
    }

    private void ambulatory(Patient patient, int draw, AcuteRates rates, long day, Dice dice, Consumer<Encounter> out) {
        if (draw < rates.outpatient()) {
            Condition condition = conditions.pick(Setting.OUTPATIENT, patient, day, dice);
            Facility facility = habits.surgery(patient, condition, dice);
            out.accept(visit(VisitKind.OUTPATIENT, patient, facility, condition, day, dice));
        } else if (draw < rates.outpatient() + rates.emergency()) {
            Condition condition = conditions.pick(Setting.EMERGENCY, patient, day, dice);
            Facility facility = habits.hospital(patient, condition, dice);
            out.accept(visit(VisitKind.EMERGENCY, patient, facility, condition, day, dice));
        } else if (draw < rates.outpatient() + rates.emergency() + rates.shop()) {
            Condition condition = conditions.pick(Setting.SHOP, patient, day, dice);
            Facility shop = habits.near(patient, FacilityKind.PHARMACY, dice);
            out.accept(visit(VisitKind.PHARMACY, patient, shop, condition, day, dice));
        }
    }

    private Encounter visit(
            VisitKind kind, Patient patient, Facility facility, Condition condition, long day, Dice dice) {
        long settledAtMs = ShanghaiTime.atMs(day, VisitTimes.settledSecond(kind, dice));
        return Encounter.visit(serials.next(), kind, patient, facility, condition, settledAtMs);
    }

    /** Women of this age are the ones who may be pregnant. */
    static boolean isOfChildbearingAge(Patient patient, long day) {
        int age = patient.ageYears(day);
        return patient.sex() == Sex.FEMALE && age >= 21 && age <= 40;
    }
}
