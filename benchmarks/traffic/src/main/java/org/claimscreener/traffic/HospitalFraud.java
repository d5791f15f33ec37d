package org.claimscreener.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.claimscreener.traffic.Condition.Setting;
import org.claimscreener.traffic.Encounter.Detail;
import org.claimscreener.wire.record.Sex;

/** Schemes of a hospital that its many bills show, and none of them alone. */
final class HospitalFraud {
    private static final int FIRST_TELLING_ADMISSION = 9;
    private static final int FIRST_TELLING_TEST = 34;
    private static final int FIRST_TELLING_WORK = 15;
    private static final int FIRST_TELLING_SURGE = 22;
    private static final String PHYSIOTHERAPY = "M54.500";
    private static final String[] FAR_AREAS = {"431081", "430681", "431226", "430523"};

    private final Props props;
    private final List<Item> testsOfWomen;
    private final List<Condition> stayConditions;

    HospitalFraud(Props props) {
        this.props = props;
        this.testsOfWomen = props.items()
                .where(item -> item.hasLimit(ItemLimit.SEX)
                        && item.sex() == Sex.FEMALE
                        && item.group().equals("gynlab"));
        this.stayConditions = props.conditions().all().stream()
                .filter(condition -> condition.weight(Setting.STAY) > 0
                        && condition.minHospital() <= 2
                        && !condition.isOperation()
                        && condition.sex() == Sex.UNKNOWN
                        && !condition.code().startsWith("S")
                        && !condition.code().startsWith("A")
                        && condition.minAge() <= 50)
                .toList();
    }

    /** In the hospital's catalogue a test for all stands under the code of a test for women. */
    void wrongCodeMap(Scheme scheme) {
        Dice dice = scheme.dice();
        Facility hospital = hospital(dice);
        Item item = Props.any(testsOfWomen, dice);
        int bills = dice.between(6, 10);
        long day = scheme.day();
        for (int i = 0; i < bills; i++) {
            Patient man = props.cast().actor(Sex.MALE, 30, 70, day);
            Condition condition = props.complaint(Setting.OUTPATIENT, man, day, dice);
            LineSheet sheet =
                    props.bills().write(props.visitOn(day, VisitKind.OUTPATIENT, man, hospital, condition, dice));
            sheet.add(Line.of(item, 1, sheet.defaultAtMs()));
            scheme.settle(sheet, true, sheet.amountFromFen(sheet.lines().size() - 1));
            day += dice.below(2);
        }
    }

    void groupAdmission(Scheme scheme) {
        Dice dice = scheme.dice();
        Facility hospital = hospital(dice);
        Condition condition = Props.any(stayConditions, dice);
        String home = FAR_AREAS[dice.below(FAR_AREAS.length)];
        int count = dice.between(12, 16);
        long end = scheme.day();
        List<LineSheet> sheets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Patient patient = props.cast().actor(Sex.UNKNOWN, 55, 65, end).insuredIn(home);
            long begin = end - 5 - dice.below(2);
            sheets.add(props.bills().write(props.stay(patient, hospital, condition, begin, end, dice)));
        }
        sheets.sort((one, other) ->
                Long.compare(one.encounter().settledAtMs(), other.encounter().settledAtMs()));
        for (int i = 0; i < count; i++) {
            scheme.settle(sheets.get(i), i + 1 >= FIRST_TELLING_ADMISSION);
        }
    }

    void batchTests(Scheme scheme) {
        Dice dice = scheme.dice();
        Facility hospital = hospital(dice);
        Item test = Props.any(props.items().group("batchtest"), dice);
        int count = dice.between(46, 56);
        long atMs = ShanghaiTime.atMs(scheme.day(), 8 * 3600 + 1800);
        for (int i = 1; i <= count; i++) {
            Patient patient = props.cast().adult(scheme.day());
            Condition condition = props.complaint(Setting.OUTPATIENT, patient, scheme.day(), dice);
            LineSheet sheet =
                    props.bills().write(props.visit(VisitKind.OUTPATIENT, patient, hospital, condition, atMs));
            sheet.add(Line.of(test, 1, sheet.defaultAtMs()));
            scheme.settle(
                    sheet,
                    i >= FIRST_TELLING_TEST,
                    sheet.amountFromFen(sheet.lines().size() - 1));
            atMs += dice.between(5, 9) * ShanghaiTime.MINUTE_MS;
        }
    }

    /** Manual therapy, six units each of two kinds for every patient, all by one doctor on one day. */
    void workload(Scheme scheme) {
        Dice dice = scheme.dice();
        Facility hospital = hospital(dice);
        Condition condition = props.conditions().byCode(PHYSIOTHERAPY);
        int count = dice.between(18, 24);
        long atMs = ShanghaiTime.atMs(scheme.day(), 8 * 3600 + 1800);
        for (int i = 1; i <= count; i++) {
            Patient patient = props.cast().with(condition, scheme.day());
            LineSheet sheet = props.consultation(props.visit(VisitKind.OUTPATIENT, patient, hospital, condition, atMs)
                    .with(Detail.FIRST_DOCTOR));
            for (Item item : props.items().group("physio")) {
                if (Set.of("普通针刺", "推拿治疗", "拔罐疗法").contains(item.name())) {
                    sheet.add(Line.of(item, dice.between(2, 3), sheet.defaultAtMs()));
                }
            }
            scheme.settle(sheet, i >= FIRST_TELLING_WORK, sheet.amountFromFen(1));
            atMs += dice.between(15, 25) * ShanghaiTime.MINUTE_MS;
        }
    }

    /** Settled at the end of the stays, which began on one weekend. */
    void admissionSurge(Scheme scheme) {
        Dice dice = scheme.dice();
        Facility hospital = hospital(dice);
        long saturday = scheme.day() - Math.floorMod(ShanghaiTime.dayOfWeek(scheme.day()) - 5, 7);
        long begin = saturday - 7;
        int count = dice.between(26, 30);
        List<LineSheet> sheets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Patient patient = props.cast().actor(Sex.UNKNOWN, 50, 70, scheme.day());
            Condition condition = Props.any(stayConditions, dice);
            long from = begin + dice.below(2);
            sheets.add(props.bills().write(props.stay(patient, hospital, condition, from, scheme.day(), dice)));
        }
        sheets.sort((one, other) ->
                Long.compare(one.encounter().settledAtMs(), other.encounter().settledAtMs()));
        for (int i = 0; i < count; i++) {
            scheme.settle(sheets.get(i), i + 1 >= FIRST_TELLING_SURGE);
        }
    }

    /** A secondary hospital: large enough for stays, small enough that a crowd stands out. */
    private Facility hospital(Dice dice) {
        return props.map().pick(dice.below(InstitutionMap.districts()), FacilityKind.SECONDARY, dice.next());
    }
}
