package org.claimscreener.traffic;

import java.util.List;

import org.claimscreener.traffic.Condition.Setting;
import org.claimscreener.traffic.Encounter.Detail;

/** What every scheme is played with: the world, its people, and the honest bill that the fraud hides in. */
record Props(
        ItemCatalogue items,
        ConditionTable conditions,
        InstitutionMap map,
        HonestBills bills,
        Ids ids,
        Serials serials,
        Cast cast) {

    private static final int FIRST_SHOP_SECOND = 9 * 3600;

    static <T> T any(List<T> all, Dice dice) {
        return all.get(dice.below(all.size()));
    }

    Encounter visit(VisitKind kind, Patient patient, Facility facility, Condition condition, long atMs) {
        return Encounter.visit(serials.next(), kind, patient, facility, condition, atMs);
    }

    /** At a time of day that is usual for the kind. */
    Encounter visitOn(long day, VisitKind kind, Patient patient, Facility facility, Condition condition, Dice dice) {
        return visit(kind, patient, facility, condition, ShanghaiTime.atMs(day, VisitTimes.settledSecond(kind, dice)));
    }

    Encounter stay(Patient patient, Facility hospital, Condition condition, long begin, long end, Dice dice) {
        long admittedMs = ShanghaiTime.atMs(begin, VisitTimes.admissionSecond(dice));
        long dischargedMs = ShanghaiTime.atMs(end, VisitTimes.settledSecond(VisitKind.STAY, dice));
        return new Encounter(
                serials.next(),
                VisitKind.STAY,
                Detail.PLAIN,
                patient,
                hospital,
                condition,
                admittedMs,
                dischargedMs,
                dischargedMs);
    }

    Facility of(Patient patient, FacilityKind kind, Dice dice) {
        return map.pick(patient.district(), kind, dice.next());
    }

    /** A secondary or tertiary hospital nearby. */
    Facility hospital(Patient patient, Dice dice) {
        return of(patient, dice.percent(50) ? FacilityKind.SECONDARY : FacilityKind.TERTIARY, dice);
    }

    /** A complaint that is not treated with herbs. */
    Condition complaint(Setting setting, Patient patient, long day, Dice dice) {
        while (true) {
            Condition condition = conditions.pick(setting, patient, day, dice);
            if (!condition.isHerbal()) {
                return condition;
            }
        }
    }

    /** An empty sheet with the usual consultation. */
    LineSheet consultation(Encounter encounter) {
        LineSheet sheet = new LineSheet(encounter, ids);
        sheet.service(items.one("consult"), 1);
        return sheet;
    }

    LineSheet empty(Encounter encounter) {
        return new LineSheet(encounter, ids);
    }

    /** A time at which a shop has been open for a while and will be for hours. */
    static long shopTimeMs(long day, Dice dice) {
        return ShanghaiTime.atMs(day, FIRST_SHOP_SECOND + dice.below(6 * 3600));
    }
}
