package org.claimscreener.traffic;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.traffic.Condition.Setting;
import org.claimscreener.wire.record.Sex;

/** Drugs that only the patient's or the pack's past shows to be too many. */
final class DrugFraud {
    private static final int FIRST_TELLING_INSTITUTION = 3;

    private final Props props;

    DrugFraud(Props props) {
        this.props = props;
    }

    /** Cures of 8 to 10 days one after the other; each from the one that passes the limit tells. */
    void courseExceeded(Scheme scheme) {
        Dice dice = scheme.dice();
        Condition stroke = props.conditions().byCode(ConditionTable.STROKE);
        Patient patient = props.cast().with(stroke, scheme.day());
        Facility hospital = props.hospital(patient, dice);
        boolean oral = dice.percent(40);
        Item drug =
                oral ? props.items().one("courseoral") : Props.any(props.items().group("coursestroke"), dice);
        int wanted = drug.courseDays() / 10 + dice.between(1, 2);
        long end = scheme.day();
        int used = 0;
        for (int i = 0; i < wanted; i++) {
            int days = oral ? drug.packDays() : dice.between(8, 10);
            used += days;
            Encounter visit = props.visitOn(end, VisitKind.OUTPATIENT, patient, hospital, stroke, dice);
            int beyond = Math.min(days, used - drug.courseDays());
            long undueFen = Math.max(0, beyond) * drug.amountFen(Item.unitsE4(1)) / drug.packDays();
            scheme.settle(oral ? pills(visit, drug) : infusions(visit, drug, days), beyond > 0, undueFen);
            end += dice.between(10, 11);
        }
    }

    private LineSheet pills(Encounter visit, Item drug) {
        LineSheet sheet = props.consultation(visit);
        sheet.packs(drug, drug.packDays());
        return sheet;
    }

    /** Given day by day and settled on the last one. */
    private LineSheet infusions(Encounter visit, Item drug, int days) {
        LineSheet sheet = props.consultation(visit.beganAt(visit.beganAtMs() - (days - 1) * ShanghaiTime.DAY_MS));
        new StayBill(props.items()).daily(sheet, drug, days);
        return sheet;
    }

    void hoarding(Scheme scheme) {
        Dice dice = scheme.dice();
        Patient patient = props.cast().actor(Sex.UNKNOWN, 48, 85, scheme.day());
        Condition condition = props.conditions().pick(Setting.CHRONIC, patient, scheme.day(), dice);
        Item drug = Props.any(props.items().group(condition.drugs().get(0)), dice);
        List<Facility> places = places(patient, dice);
        int wanted = dice.between(4, 6);
        long day = scheme.day();
        for (int i = 0; i < wanted; i++) {
            Facility place = places.get(i);
            VisitKind kind = place.isPharmacy() ? VisitKind.PHARMACY : VisitKind.CHRONIC;
            Encounter visit = props.visitOn(day, kind, patient, place, condition, dice);
            LineSheet sheet = place.isPharmacy() ? props.empty(visit) : props.consultation(visit);
            sheet.packs(drug, dice.percent(50) ? 28 : 56);
            scheme.settle(
                    sheet,
                    i + 1 >= FIRST_TELLING_INSTITUTION,
                    sheet.amountFromFen(sheet.lines().size() - 1));
            day += dice.between(1, 4);
        }
    }

    /** Six different institutions of the district, in any order. */
    private List<Facility> places(Patient patient, Dice dice) {
        List<Facility> pharmacies = props.map().of(patient.district(), FacilityKind.PHARMACY);
        List<Facility> places = new ArrayList<>(pharmacies.subList(0, 4));
        places.add(props.of(patient, FacilityKind.PRIMARY, dice));
        places.add(props.of(patient, FacilityKind.SECONDARY, dice));
        for (int i = places.size() - 1; i > 0; i--) {
            int other = dice.below(i + 1);
            Facility moved = places.set(other, places.get(i));
            places.set(i, moved);
        }
        return places;
    }

    void sameDayRepeat(Scheme scheme) {
        Dice dice = scheme.dice();
        Patient patient = props.cast().adult(scheme.day());
        Condition condition = props.complaint(Setting.SHOP, patient, scheme.day(), dice);
        Item drug = suitable(condition, patient, scheme.day(), dice);
        List<Facility> pharmacies = props.map().of(patient.district(), FacilityKind.PHARMACY);
        int times = dice.between(2, 3);
        int start = dice.below(pharmacies.size());
        long atMs = Props.shopTimeMs(scheme.day(), dice);
        for (int i = 0; i < times; i++) {
            Facility shop = pharmacies.get((start + i) % pharmacies.size());
            scheme.settle(sale(props.visit(VisitKind.PHARMACY, patient, shop, condition, atMs), drug, 2), i > 0);
            atMs += dice.between(30, 90) * ShanghaiTime.MINUTE_MS;
        }
    }

    void traceCodeReuse(Scheme scheme) {
        Dice dice = scheme.dice();
        Patient seller = props.cast().actor(Sex.UNKNOWN, 48, 85, scheme.day());
        Condition condition = props.conditions().pick(Setting.CHRONIC, seller, scheme.day(), dice);
        Item drug = Props.any(props.items().group(condition.drugs().get(0)), dice);
        Facility first = props.of(seller, FacilityKind.PHARMACY, dice);
        LineSheet sold = sale(props.visitOn(scheme.day(), VisitKind.PHARMACY, seller, first, condition, dice), drug, 1);
        scheme.settle(sold, false);
        long later = scheme.day() + dice.between(1, 9);
        Patient buyer = props.cast().with(condition, later);
        // The next district's shop: never the same one.
        int district = (seller.district() + 1) % InstitutionMap.districts();
        Facility second = props.map().pick(district, FacilityKind.PHARMACY, dice.next());
        LineSheet again = props.empty(props.visitOn(later, VisitKind.PHARMACY, buyer, second, condition, dice));
        again.add(sold.lines().get(0).at(again.defaultAtMs()));
        scheme.settle(again, true);
    }

    /** Some drug that is sold for the condition to such a patient. */
    Item suitable(Condition condition, Patient patient, long day, Dice dice) {
        List<Item> choice = new ArrayList<>();
        for (String group : condition.drugs()) {
            for (Item drug : props.items().group(group)) {
                if (drug.suits(patient, day)) {
                    choice.add(drug);
                }
            }
        }
        return Props.any(choice, dice);
    }

    LineSheet sale(Encounter visit, Item drug, int packs) {
        LineSheet sheet = props.empty(visit);
        sheet.add(sheet.packsOf(drug, packs).withSupply(packs * drug.packDays()));
        return sheet;
    }
}
