package org.claimscreener.traffic;

import java.time.LocalDate;
import java.time.Month;
import java.util.function.Consumer;

import org.claimscreener.traffic.Condition.Setting;
import org.claimscreener.traffic.Encounter.Detail;
import org.claimscreener.wire.record.Sex;

/**
 * Honest events that look like something else: a village seen by one doctor in a morning, the flu at a clinic, the end of the year
 * at a pharmacy, twins, chains of referral. Those who take part have no other visits. Deterministic by seed and day.
 */
final class HonestCrowds {
    private static final int FIRST_PERSON = 200_000;
    private static final int PERSONS = 200_000;
    private static final double USUAL_POPULATION = 20_000;
    private static final int SESSIONS = 25;
    private static final int YEAR_END_DAY = 15;

    private final long seed;
    private final int first;
    private final double scale;
    private final Population population;
    private final InstitutionMap map;
    private final ConditionTable conditions;
    private final Serials serials;
    private int next;

    HonestCrowds(
            TrafficSettings settings,
            Population population,
            InstitutionMap map,
            ConditionTable conditions,
            Serials serials) {
        this.seed = Dice.hash(settings.seed(), 97);
        this.first = settings.population() + FIRST_PERSON;
        this.scale = settings.population() / USUAL_POPULATION;
        this.population = population;
        this.map = map;
        this.conditions = conditions;
        this.serials = serials;
    }

    void planDay(long day, Consumer<Encounter> out) {
        Dice dice = new Dice(Dice.hash(seed, day));
        LocalDate date = LocalDate.ofEpochDay(day);
        boolean winter = date.getMonthValue() >= 11 || date.getMonthValue() <= 2;
        boolean yearEnd = date.getMonth() == Month.DECEMBER && date.getDayOfMonth() >= YEAR_END_DAY;
        boolean weekend = ShanghaiTime.isWeekend(day);
        if (!weekend && happens(0.08, dice)) {
            village(day, dice, out);
        }
        if (!weekend && winter && happens(0.15, dice)) {
            fluAtClinic(day, dice, out);
        }
        if (winter && happens(0.15, dice)) {
            shopping(day, "J10.100", dice.between(15, 25), dice, out);
        }
        if (yearEnd && happens(0.5, dice)) {
            shopping(day, "", dice.between(15, 25), dice, out);
        }
        if (happens(0.15, dice)) {
            twins(day, dice, out);
        }
        if (!weekend && happens(0.12, dice)) {
            referral(day, dice, out);
        }
        if (happens(0.15, dice)) {
            observation(day, dice, out);
        }
        if (!weekend && happens(0.2, dice)) {
            daySurgery(day, dice, out);
        }
        if (happens(0.15, dice)) {
            familyAccount(day, dice, out);
        }
        if (happens(0.03, dice)) {
            relativeBuys(day, dice, out);
        }
        if (!weekend && happens(0.03, dice)) {
            radiotherapy(day, dice, out);
        }
    }

    private boolean happens(double probability, Dice dice) {
        return dice.chance(Math.min(1, probability * scale));
    }

    /** The next person of that age and sex; UNKNOWN = either. */
    private Patient person(Sex sex, int minAge, int maxAge, long day) {
        while (true) {
            Patient patient = population.patient(first + next);
            next = (next + 1) % PERSONS;
            int age = patient.ageYears(day);
            if (age >= minAge && age <= maxAge && (sex == Sex.UNKNOWN || sex == patient.sex())) {
                return patient;
            }
        }
    }

    private Patient person(Condition condition, long day) {
        return person(condition.sex(), condition.minAge(), condition.maxAge(), day);
    }

    private Facility anywhere(FacilityKind kind, Dice dice) {
        return map.pick(dice.below(InstitutionMap.districts()), kind, dice.next());
    }

    private Facility near(Patient patient, FacilityKind kind, Dice dice) {
        return map.pick(patient.district(), kind, dice.next());
    }

    private Encounter visit(VisitKind kind, Patient patient, Facility facility, Condition condition, long atMs) {
        return Encounter.visit(serials.next(), kind, patient, facility, condition, atMs);
    }

    private Encounter stay(
            VisitKind kind, Patient patient, Facility hospital, Condition condition, long beganAtMs, long endedAtMs) {
        return new Encounter(
                serials.next(), kind, Detail.PLAIN, patient, hospital, condition, beganAtMs, endedAtMs, endedAtMs);
    }

    private static long at(long day, int hour, Dice dice) {
        return ShanghaiTime.atMs(day, hour * 3600 + dice.below(3600));
    }

    /** One doctor, one morning, twelve to twenty people with high blood pressure or diabetes. */
    private void village(long day, Dice dice, Consumer<Encounter> out) {
        Facility hospital = anywhere(FacilityKind.PRIMARY, dice);
        Condition condition = conditions.byCode(dice.percent(60) ? "I10.x00x002" : "E11.900");
        long atMs = at(day, 8, dice) + ShanghaiTime.HOUR_MS / 2;
        int count = dice.between(12, 20);
        for (int i = 0; i < count; i++) {
            Patient patient = person(Sex.UNKNOWN, 50, 85, day);
            out.accept(visit(VisitKind.CHRONIC, patient, hospital, condition, atMs)
                    .with(dice.percent(30) ? Detail.VILLAGE_TEST : Detail.VILLAGE));
            atMs += dice.between(7, 14) * ShanghaiTime.MINUTE_MS;
        }
    }

    private void fluAtClinic(long day, Dice dice, Consumer<Encounter> out) {
        Facility clinic = anywhere(FacilityKind.CLINIC, dice);
        Condition flu = conditions.byCode("J10.100");
        long atMs = ShanghaiTime.atMs(day, 8 * 3600 + 1500);
        int count = dice.between(25, 40);
        for (int i = 0; i < count; i++) {
            out.accept(visit(VisitKind.OUTPATIENT, person(flu, day), clinic, flu, atMs));
            atMs += dice.between(8, 18) * ShanghaiTime.MINUTE_MS;
        }
    }

    /** A full shop from morning to evening. */
    private void shopping(long day, String code, int count, Dice dice, Consumer<Encounter> out) {
        Facility shop = anywhere(FacilityKind.PHARMACY, dice);
        long atMs = ShanghaiTime.atMs(day, 8 * 3600 + 1800);
        for (int i = 0; i < count; i++) {
            Patient patient = person(Sex.UNKNOWN, 20, 80, day);
            Condition condition =
                    code.isEmpty() ? conditions.pick(Setting.SHOP, patient, day, dice) : conditions.byCode(code);
            out.accept(visit(VisitKind.PHARMACY, patient, shop, condition, atMs));
            atMs += dice.between(12, 45) * ShanghaiTime.MINUTE_MS;
        }
    }

    /** Born on one day, ill on one day, treated alike. */
    private void twins(long day, Dice dice, Consumer<Encounter> out) {
        Patient one = person(Sex.UNKNOWN, 2, 10, day);
        Patient drawn = person(Sex.UNKNOWN, 2, 10, day);
        Patient other = drawn.bornWith(one);
        Condition cold = conditions.byCode("J06.900x004");
        Facility hospital = near(one, dice.percent(50) ? FacilityKind.PRIMARY : FacilityKind.SECONDARY, dice);
        long atMs = at(day, 9, dice);
        out.accept(visit(VisitKind.OUTPATIENT, one, hospital, cold, atMs).with(Detail.TWIN));
        out.accept(visit(VisitKind.OUTPATIENT, other, hospital, cold, atMs + 4 * ShanghaiTime.MINUTE_MS)
                .with(Detail.TWIN));
    }

    /** Primary, secondary, tertiary within days; then back for rehabilitation. */
    private void referral(long day, Dice dice, Consumer<Encounter> out) {
        Condition ischaemia = conditions.byCode("G45.900");
        Condition after = conditions.byCode("I69.300");
        Patient patient = person(Sex.UNKNOWN, 52, 85, day);
        Condition dizziness = conditions.byCode("R42.x00");
        Facility secondary = near(patient, FacilityKind.SECONDARY, dice);
        out.accept(visit(
                VisitKind.OUTPATIENT, patient, near(patient, FacilityKind.PRIMARY, dice), dizziness, at(day, 9, dice)));
        out.accept(visit(VisitKind.OUTPATIENT, patient, secondary, dizziness, at(day + 1, 10, dice)));
        long begin = day + 2;
        long end = begin + dice.between(5, 8);
        long homeMs = at(end, 10, dice);
        Facility tertiary = near(patient, FacilityKind.TERTIARY, dice);
        out.accept(stay(VisitKind.STAY, patient, tertiary, ischaemia, at(begin, 9, dice), homeMs)
                .with(Detail.TRANSFER_OUT));
        out.accept(stay(
                        VisitKind.REHABILITATION,
                        patient,
                        secondary,
                        after,
                        homeMs + 2 * ShanghaiTime.HOUR_MS,
                        at(end + dice.between(8, 13), 10, dice))
                .with(Detail.TRANSFER_IN));
    }

    /** A night under observation in the emergency department, then a bed in the same hospital. */
    private void observation(long day, Dice dice, Consumer<Encounter> out) {
        Condition chest = conditions.byCode("I50.900");
        Patient patient = person(chest, day);
        Facility hospital = near(patient, dice.percent(50) ? FacilityKind.SECONDARY : FacilityKind.TERTIARY, dice);
        long admittedMs = at(day, 9, dice);
        out.accept(visit(VisitKind.EMERGENCY, patient, hospital, chest, admittedMs)
                .beganAt(admittedMs - 14 * ShanghaiTime.HOUR_MS));
        out.accept(stay(
                        VisitKind.STAY,
                        patient,
                        hospital,
                        chest,
                        admittedMs + 5 * ShanghaiTime.MINUTE_MS,
                        at(day + dice.between(4, 8), 10, dice))
                .with(Detail.EMERGENCY_ADMISSION));
    }

    private void daySurgery(long day, Dice dice, Consumer<Encounter> out) {
        Condition cataract = conditions.byCode("H25.900");
        Patient patient = person(cataract, day);
        Facility hospital = near(patient, dice.percent(50) ? FacilityKind.SECONDARY : FacilityKind.TERTIARY, dice);
        out.accept(stay(VisitKind.DAY_SURGERY, patient, hospital, cataract, at(day, 7, dice), at(day, 15, dice)));
    }

    /** A man buys for his wife, from his own account: nothing that the fund pays. */
    private void familyAccount(long day, Dice dice, Consumer<Encounter> out) {
        Condition complaint = conditions.byCode("N76.000");
        Patient husband = person(Sex.MALE, 25, 55, day);
        out.accept(visit(
                        VisitKind.PHARMACY,
                        husband,
                        near(husband, FacilityKind.PHARMACY, dice),
                        complaint,
                        at(day, 18, dice))
                .with(Detail.FAMILY_ACCOUNT));
    }

    /** While he lies in hospital his wife fetches his drugs for high blood pressure. */
    private void relativeBuys(long day, Dice dice, Consumer<Encounter> out) {
        Patient patient = person(Sex.UNKNOWN, 55, 80, day);
        Condition ill = conditions.byCode("J44.100");
        Condition chronic = conditions.byCode("I10.x00x002");
        Facility hospital = near(patient, FacilityKind.SECONDARY, dice);
        out.accept(visit(
                        VisitKind.PHARMACY,
                        patient,
                        near(patient, FacilityKind.PHARMACY, dice),
                        chronic,
                        at(day, 16, dice))
                .with(Detail.BY_RELATIVE));
        out.accept(stay(VisitKind.STAY, patient, hospital, ill, at(day - 3, 9, dice), at(day + 4, 10, dice)));
    }

    /** Every working day for five weeks. */
    private void radiotherapy(long day, Dice dice, Consumer<Encounter> out) {
        Condition condition = conditions.byCode("Z51.002");
        Patient patient = person(condition, day);
        Facility hospital = near(patient, FacilityKind.TERTIARY, dice);
        int given = 0;
        for (long session = day; given < SESSIONS; session++) {
            if (!ShanghaiTime.isWeekend(session)) {
                out.accept(visit(VisitKind.RADIOTHERAPY, patient, hospital, condition, at(session, 14, dice)));
                given++;
            }
        }
    }
}
