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
}
