package org.claimscreener.traffic;

import org.claimscreener.traffic.Condition.Setting;
import org.claimscreener.traffic.Encounter.Detail;
import org.claimscreener.wire.record.Sex;

/** Schemes of one person or about one: who died, who is barred, who changes sex. */
final class PersonFraud {
    private final Props props;
    private final TrafficSettings settings;
    private final Population population;

    PersonFraud(Props props, TrafficSettings settings) {
        this.props = props;
        this.settings = settings;
        this.population = new Population(settings, props.ids());
    }

    void afterDeath(Scheme scheme) {
        Dice dice = scheme.dice();
        Condition condition = props.conditions().byCode("I50.900");
        Patient patient = props.cast().with(condition, scheme.day());
        Facility hospital = props.hospital(patient, dice);
        long died = scheme.day();
        Encounter last = props.stay(patient, hospital, condition, died - dice.between(4, 7), died, dice)
                .with(Detail.DIED);
        scheme.settle(props.bills().write(last), false);
        long day = died;
        int purchases = dice.between(1, 3);
        for (int i = 0; i < purchases; i++) {
            day += dice.between(3, 20);
            Condition chronic = props.conditions().pick(Setting.CHRONIC, patient, day, dice);
            Facility shop = props.of(patient, FacilityKind.PHARMACY, dice);
            scheme.settle(
                    props.bills().write(props.visitOn(day, VisitKind.PHARMACY, patient, shop, chronic, dice)), true);
        }
    }

    void sexFlip(Scheme scheme) {
        Dice dice = scheme.dice();
        Patient patient = props.cast().adult(scheme.day());
        Patient other = patient.statedAs(patient.sex() == Sex.MALE ? Sex.FEMALE : Sex.MALE);
        long day = scheme.day();
        for (int i = 0; i < 3; i++) {
            Patient stated = i == 2 ? other : patient;
            Condition condition = unisex(stated, day, dice);
            Encounter visit =
                    props.visitOn(day, VisitKind.OUTPATIENT, stated, props.hospital(patient, dice), condition, dice);
            scheme.settle(props.bills().write(visit), i == 2);
            day += dice.between(9, 20);
        }
    }

    private Condition unisex(Patient patient, long day, Dice dice) {
        while (true) {
            Condition condition = props.complaint(Setting.OUTPATIENT, patient, day, dice);
            if (condition.sex() == Sex.UNKNOWN) {
                return condition;
            }
        }
    }

    void barredPractitioner(Scheme scheme) {
        Dice dice = scheme.dice();
        Patient patient = props.cast().adult(scheme.day());
        outpatient(scheme, patient, props.hospital(patient, dice), Detail.BARRED_DOCTOR);
    }

    void barredInstitution(Scheme scheme) {
        Dice dice = scheme.dice();
        Patient patient = props.cast().adult(scheme.day());
        outpatient(scheme, patient, Barred.institution(settings.seed(), dice.below(100)), Detail.PLAIN);
    }

    void suspendedPerson(Scheme scheme) {
        Dice dice = scheme.dice();
        while (true) {
            Patient patient = Barred.person(population, settings.population(), dice.below(10_000));
            if (patient.ageYears(scheme.day()) >= 30) {
                outpatient(scheme, patient, props.hospital(patient, dice), Detail.PLAIN);
                return;
            }
        }
    }

    private void outpatient(Scheme scheme, Patient patient, Facility facility, Detail detail) {
        Dice dice = scheme.dice();
        Condition condition = props.complaint(Setting.OUTPATIENT, patient, scheme.day(), dice);
        Encounter visit = props.visitOn(scheme.day(), VisitKind.OUTPATIENT, patient, facility, condition, dice)
                .with(detail);
        scheme.settle(props.bills().write(visit), true);
    }

    /** HbA1c is payable once in two or three months. */
    void testTooSoon(Scheme scheme) {
        Dice dice = scheme.dice();
        Condition diabetes = props.conditions().byCode("E11.900");
        Patient patient = props.cast().with(diabetes, scheme.day());
        Facility hospital = props.hospital(patient, dice);
        long day = scheme.day();
        for (int i = 0; i < 2; i++) {
            LineSheet sheet =
                    props.consultation(props.visitOn(day, VisitKind.OUTPATIENT, patient, hospital, diabetes, dice));
            sheet.service(props.items().one("hba1c"), 1);
            scheme.settle(sheet, i > 0, sheet.amountFromFen(1));
            day += dice.between(8, 21);
        }
    }

    void diagnosisOtherSex(Scheme scheme) {
        Dice dice = scheme.dice();
        Condition condition = Props.any(
                props.conditions().all().stream()
                        .filter(one -> one.code().equals("N41.100")
                                || one.code().equals("N76.000")
                                || one.code().equals("N94.600"))
                        .toList(),
                dice);
        Sex other = condition.sex() == Sex.MALE ? Sex.FEMALE : Sex.MALE;
        Patient patient = props.cast().actor(other, condition.minAge(), condition.maxAge(), scheme.day());
        Encounter visit = props.visitOn(
                scheme.day(), VisitKind.OUTPATIENT, patient, props.hospital(patient, dice), condition, dice);
        LineSheet sheet = props.consultation(visit);
        sheet.service(Props.any(props.items().group("blood"), dice), 1);
        sheet.service(Props.any(props.items().group("ultra"), dice), 1);
        scheme.settle(sheet, true);
    }

    void narcoticOnline(Scheme scheme) {
        Dice dice = scheme.dice();
        Condition insomnia = props.conditions().byCode("R42.x00");
        Patient patient = props.cast().with(insomnia, scheme.day());
        Facility internet = props.map().internet(dice.next());
        LineSheet sheet =
                props.consultation(props.visitOn(scheme.day(), VisitKind.INTERNET, patient, internet, insomnia, dice));
        Item drug = Props.any(props.items().group("notonline"), dice);
        sheet.add(sheet.packsOf(drug, 1).withSupply(drug.packDays()));
        scheme.settle(sheet, true, sheet.amountFromFen(1));
    }
}
