package org.claimscreener.traffic;

import java.util.List;

import org.claimscreener.traffic.Condition.Setting;

/** Stays that only an earlier stay shows for what they are. */
final class StayFraud {
    private static final String CANCER_DEPARTMENT = "A19";

    private final Props props;

    StayFraud(Props props) {
        this.props = props;
    }

    void overlappingStays(Scheme scheme) {
        Dice dice = scheme.dice();
        Patient patient = props.cast().adult(scheme.day());
        Condition condition = ordinary(patient, scheme.day(), dice);
        List<Facility> here = props.map().of(patient.district(), FacilityKind.SECONDARY);
        Facility second = here.get(dice.below(here.size()));
        Facility first = props.of(patient, FacilityKind.TERTIARY, dice);
        long end = scheme.day();
        int shared = dice.between(2, 3);
        Encounter one = props.stay(patient, first, condition, end - dice.between(4, 7), end, dice);
        Encounter two = props.stay(patient, second, condition, end - shared, end + dice.between(1, 4), dice);
        scheme.settle(props.bills().write(one), false);
        scheme.settle(props.bills().write(two), true);
    }

    void splitStay(Scheme scheme) {
        Dice dice = scheme.dice();
        Patient patient = props.cast().adult(scheme.day());
        Condition condition = ordinary(patient, scheme.day(), dice);
        Facility hospital = props.hospital(patient, dice);
        long treatment = dice.next();
        int stays = dice.percent(30) ? 3 : 2;
        long end = scheme.day();
        for (int i = 0; i < stays; i++) {
            int nights = dice.between(4, 6);
            end += i == 0 ? 0 : dice.between(1, 5) + nights;
            Encounter stay = props.stay(patient, hospital, condition, end - nights, end, dice);
            scheme.settle(props.bills().write(stay, treatment), i > 0);
        }
    }

    /** Something that is treated once and then over: no operation, no cancer. */
    private Condition ordinary(Patient patient, long day, Dice dice) {
        while (true) {
            Condition condition = props.complaint(Setting.STAY, patient, day, dice);
            if (!condition.isOperation() && !condition.department().equals(CANCER_DEPARTMENT)) {
                return condition;
            }
        }
    }

    /** Three days of care, and then a bed that is paid for. */
    void hangBed(Scheme scheme) {
        Dice dice = scheme.dice();
        Patient patient = props.cast().adult(scheme.day());
        Condition condition = ordinary(patient, scheme.day(), dice);
        int nights = dice.between(7, 11);
        Encounter stay = props.stay(
                patient, props.hospital(patient, dice), condition, scheme.day() - nights, scheme.day(), dice);
        LineSheet sheet = props.empty(stay);
        StayBill bill = new StayBill(props.items());
        for (String group : List.of("bed", "consultstay", "nursing3")) {
            bill.daily(sheet, props.items().one(group), nights);
        }
        int cared = sheet.lines().size();
        for (Item item : props.items().group("chem")) {
            sheet.service(item, 1);
        }
        sheet.service(props.items().one("ecg"), 1);
        List<Item> fluids = props.items().group("fluid");
        sheet.add(Line.of(fluids.get(dice.below(fluids.size())), 1, sheet.defaultAtMs())
                .withSupply(1));
        long undueFen = 0;
        for (Line line : sheet.lines().subList(0, cared)) {
            boolean first = ShanghaiTime.epochDay(line.atMs()) == ShanghaiTime.epochDay(stay.beganAtMs());
            undueFen += first ? 0 : line.amountFen();
        }
        scheme.settle(sheet, true, undueFen);
    }

    /** The outpatient bill comes first, for a stay is settled at its end. */
    void visitDuringStay(Scheme scheme) {
        Dice dice = scheme.dice();
        Patient patient = props.cast().adult(scheme.day());
        Condition condition = ordinary(patient, scheme.day(), dice);
        Facility hospital = props.of(patient, FacilityKind.SECONDARY, dice);
        Facility elsewhere = props.of(patient, FacilityKind.TERTIARY, dice);
        long end = scheme.day() + dice.between(2, 3);
        Condition complaint = props.complaint(Setting.OUTPATIENT, patient, scheme.day(), dice);
        scheme.settle(
                props.bills()
                        .write(props.visitOn(scheme.day(), VisitKind.OUTPATIENT, patient, elsewhere, complaint, dice)),
                false);
        Encounter stay = props.stay(patient, hospital, condition, scheme.day() - dice.between(2, 4), end, dice);
        LineSheet sheet = props.bills().write(stay);
        long thatDayFen = 0;
        for (Line line : sheet.lines()) {
            thatDayFen += ShanghaiTime.epochDay(line.atMs()) == scheme.day() ? line.amountFen() : 0;
        }
        scheme.settle(sheet, true, thatDayFen);
    }
}
