package org.claimscreener.traffic;

import java.util.List;
import java.util.Set;

import org.claimscreener.traffic.Condition.Setting;
import org.claimscreener.wire.record.Sex;

/** Single settlements that bill what must not be billed for this patient, here, or at all. */
final class ItemFraud {
    private final Props props;
    private final List<Item> sexBound;
    private final List<Item> childOnly;
    private final List<Item> levelBound;
    private final List<Item> stayOnly;
    private final List<Condition> herbalConditions;

    ItemFraud(Props props) {
        this.props = props;
        ItemCatalogue items = props.items();
        this.sexBound = items.where(item -> item.hasLimit(ItemLimit.SEX)
                && !item.isInjection()
                && !item.group().startsWith("op."));
        this.childOnly = items.where(item -> item.hasLimit(ItemLimit.CHILD));
        this.levelBound = items.where(item -> item.limits().equals(Set.of(ItemLimit.LEVEL)));
        this.stayOnly = items.where(item -> item.limits().equals(Set.of(ItemLimit.VISIT_MODE)));
        this.herbalConditions =
                props.conditions().all().stream().filter(Condition::isHerbal).toList();
    }

    void sexImpossible(Scheme scheme) {
        Item item = Props.any(sexBound, scheme.dice());
        Sex other = item.sex() == Sex.MALE ? Sex.FEMALE : Sex.MALE;
        oneMore(scheme, props.cast().actor(other, item.minAge(), item.maxAge(), scheme.day()), item);
    }

    void adultChildItem(Scheme scheme) {
        Item item = Props.any(childOnly, scheme.dice());
        oneMore(scheme, props.cast().actor(Sex.UNKNOWN, 20, 65, scheme.day()), item);
    }

    /** An item hidden in an otherwise honest bill: drugs half of the time at a pharmacy, services at a hospital. */
    private void oneMore(Scheme scheme, Patient patient, Item item) {
        Dice dice = scheme.dice();
        boolean shop = item.isDrug() && dice.percent(50);
        Setting setting = shop ? Setting.SHOP : Setting.OUTPATIENT;
        Condition condition = props.complaint(setting, patient, scheme.day(), dice);
        Facility facility = shop ? props.of(patient, FacilityKind.PHARMACY, dice) : props.hospital(patient, dice);
        VisitKind kind = shop ? VisitKind.PHARMACY : VisitKind.OUTPATIENT;
        LineSheet sheet = props.bills().write(props.visitOn(scheme.day(), kind, patient, facility, condition, dice));
        if (item.isDrug()) {
            int packs = dice.between(1, 3);
            sheet.add(sheet.packsOf(item, packs).withSupply(Math.min(14, packs * item.packDays())));
        } else {
            sheet.add(Line.of(item, 1, sheet.defaultAtMs()));
        }
        scheme.settle(sheet, true, sheet.amountFromFen(sheet.lines().size() - 1));
    }

    void unpayableHerbs(Scheme scheme) {
        Dice dice = scheme.dice();
        Condition condition = Props.any(herbalConditions, dice);
        Patient patient = props.cast().with(condition, scheme.day());
        Facility facility = props.of(patient, dice.percent(50) ? FacilityKind.PRIMARY : FacilityKind.SECONDARY, dice);
        Encounter encounter = props.visitOn(scheme.day(), VisitKind.OUTPATIENT, patient, facility, condition, dice);
        HerbalBill herbal = new HerbalBill(props.items());
        if (dice.percent(50)) {
            LineSheet sheet = props.bills().write(encounter);
            herbal.slices(sheet, "herbnever", 1, dice);
            scheme.settle(sheet, true, sheet.amountFromFen(sheet.lines().size() - 1));
        } else {
            LineSheet sheet = props.consultation(encounter);
            herbal.slices(sheet, "herbsingle", dice.between(1, 4), dice);
            scheme.settle(sheet, true, sheet.amountFromFen(1));
        }
    }

    void levelBreach(Scheme scheme) {
        Item item = Props.any(levelBound, scheme.dice());
        FacilityKind kind = scheme.dice().percent(50) ? FacilityKind.CLINIC : FacilityKind.PRIMARY;
        injected(scheme, item, kind);
    }

    void visitModeBreach(Scheme scheme) {
        Item item = Props.any(stayOnly, scheme.dice());
        FacilityKind kind = scheme.dice().percent(50) ? FacilityKind.SECONDARY : FacilityKind.TERTIARY;
        injected(scheme, item, kind);
    }

    /** Given at an ordinary outpatient visit, to someone who has the illness that it is for. */
    private void injected(Scheme scheme, Item item, FacilityKind kind) {
        Dice dice = scheme.dice();
        Condition condition = props.conditions().using(item.group());
        Patient patient = props.cast().with(condition, scheme.day());
        Facility facility = props.of(patient, kind, dice);
        LineSheet sheet = props.consultation(
                props.visitOn(scheme.day(), VisitKind.OUTPATIENT, patient, facility, condition, dice));
        int days = dice.between(2, 5);
        Line undue = Line.of(item, days, sheet.defaultAtMs()).withSupply(days);
        sheet.add(undue);
        sheet.service(Props.any(props.items().group("fluid"), dice), days);
        sheet.service(props.items().one("infusion"), days);
        scheme.settle(sheet, true, undue.amountFen());
    }
}
