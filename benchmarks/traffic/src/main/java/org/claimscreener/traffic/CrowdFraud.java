package org.claimscreener.traffic;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.traffic.Condition.Setting;
import org.claimscreener.wire.record.Sex;

/** Schemes of an institution with many patients or many repetitions. */
final class CrowdFraud {
    private static final int FIRST_TELLING_SWIPE = 10;
    private static final int FIRST_TELLING_BILL = 5;
    private static final int FIRST_TELLING_LOOP = 3;
    private static final int FIRST_TELLING_OF_GROUP = 10;
    private static final int FIRST_TELLING_AT_NIGHT = 51;
    private static final int NIGHTS = 4;
    private static final int CLOSED_SECOND = 22 * 3600 + 600;
    private static final String CHECK_UP = "Z00.000";
    private static final List<String> TEST_GROUPS =
            List.of("tumour", "thyroidlab", "clot", "infectlab", "heartlab", "serology", "fat");

    private final Props props;
    private final DrugFraud drugs;

    CrowdFraud(Props props, DrugFraud drugs) {
        this.props = props;
        this.drugs = drugs;
    }

    /** After closing time, when no honest customer comes between two swipes. */
    void cardBurst(Scheme scheme) {
        Dice dice = scheme.dice();
        Facility shop = props.map().pick(dice.below(InstitutionMap.districts()), FacilityKind.PHARMACY, dice.next());
        int swipes = dice.between(15, 30);
        long atMs = ShanghaiTime.atMs(scheme.day(), CLOSED_SECOND + dice.below(3000));
        for (int i = 1; i <= swipes; i++) {
            Patient patient = props.cast().adult(scheme.day());
            Condition condition = props.complaint(Setting.SHOP, patient, scheme.day(), dice);
            Encounter visit = props.visit(VisitKind.PHARMACY, patient, shop, condition, atMs);
            scheme.settle(props.bills().write(visit), i >= FIRST_TELLING_SWIPE);
            atMs += dice.between(4, 15) * ShanghaiTime.SECOND_MS;
        }
    }

    void identicalBills(Scheme scheme) {
        Dice dice = scheme.dice();
        FacilityKind kind = dice.percent(50) ? FacilityKind.PRIMARY : FacilityKind.SECONDARY;
        Facility hospital = props.map().pick(dice.below(InstitutionMap.districts()), kind, dice.next());
        Condition condition = props.conditions().byCode(CHECK_UP);
        List<Item> tests = unusualTests(dice);
        int bills = dice.between(8, 15);
        long atMs = ShanghaiTime.atMs(scheme.day(), 9 * 3600);
        for (int i = 1; i <= bills; i++) {
            Patient patient = props.cast().with(condition, scheme.day());
            LineSheet sheet = props.consultation(props.visit(VisitKind.OUTPATIENT, patient, hospital, condition, atMs));
            for (Item test : tests) {
                sheet.service(test, 2);
            }
            scheme.settle(sheet, i >= FIRST_TELLING_BILL);
            atMs += dice.between(5, 15) * ShanghaiTime.MINUTE_MS;
        }
    }

    /** One test each of four to six groups that nobody has all at once. */
    private List<Item> unusualTests(Dice dice) {
        int wanted = dice.between(4, 6);
        int start = dice.below(TEST_GROUPS.size());
        List<Item> tests = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            String group = TEST_GROUPS.get((start + i) % TEST_GROUPS.size());
            tests.add(Props.any(props.items().group(group), dice));
        }
        return tests;
    }

    void refundLoop(Scheme scheme) {
        Dice dice = scheme.dice();
        Patient patient = props.cast().adult(scheme.day());
        Condition condition = props.complaint(Setting.SHOP, patient, scheme.day(), dice);
        Item drug = drugs.suitable(condition, patient, scheme.day(), dice);
        Facility shop = props.of(patient, FacilityKind.PHARMACY, dice);
        int loops = dice.between(4, 6);
        long atMs = Props.shopTimeMs(scheme.day(), dice);
        for (int i = 1; i <= loops; i++) {
            Encounter visit = props.visit(VisitKind.PHARMACY, patient, shop, condition, atMs);
            scheme.settle(drugs.sale(visit, drug, 3), i >= FIRST_TELLING_LOOP);
            scheme.withdraw(visit, atMs + dice.between(2, 9) * ShanghaiTime.MINUTE_MS);
            atMs += dice.between(12, 30) * ShanghaiTime.MINUTE_MS;
        }
    }

    /** With a minute between two of them: slower than cards out of a drawer, faster than a queue. */
    void groupPurchase(Scheme scheme) {
        Dice dice = scheme.dice();
        Facility shop = props.map().pick(dice.below(InstitutionMap.districts()), FacilityKind.PHARMACY, dice.next());
        Condition condition = props.conditions().byCode("I10.x00x002");
        Item drug = Props.any(props.items().group("htn"), dice);
        int persons = dice.between(14, 18);
        long atMs = Props.shopTimeMs(scheme.day(), dice);
        for (int i = 1; i <= persons; i++) {
            Patient patient = props.cast().actor(Sex.UNKNOWN, 48, 85, scheme.day());
            Encounter visit = props.visit(VisitKind.PHARMACY, patient, shop, condition, atMs);
            scheme.settle(drugs.sale(visit, drug, 4), i >= FIRST_TELLING_OF_GROUP);
            atMs += dice.between(35, 65) * ShanghaiTime.SECOND_MS;
        }
    }

    /** Between midnight and four, minutes apart, four nights of a week. */
    void nightSwiping(Scheme scheme) {
        Dice dice = scheme.dice();
        Facility shop = props.map().pick(dice.below(InstitutionMap.districts()), FacilityKind.PHARMACY, dice.next());
        int swipes = 0;
        for (int night = 0; night < NIGHTS; night++) {
            long day = scheme.day() + 2L * night;
            long atMs = ShanghaiTime.atMs(day, 600 + dice.below(1200));
            int tonight = dice.between(15, 20);
            for (int i = 0; i < tonight; i++) {
                Patient patient = props.cast().adult(day);
                Condition condition = props.complaint(Setting.SHOP, patient, day, dice);
                Encounter visit = props.visit(VisitKind.PHARMACY, patient, shop, condition, atMs);
                scheme.settle(props.bills().write(visit), ++swipes >= FIRST_TELLING_AT_NIGHT);
                atMs += dice.between(4, 10) * ShanghaiTime.MINUTE_MS;
            }
        }
    }
}
