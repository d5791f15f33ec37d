package org.claimscreener.traffic;

import java.util.List;

import org.claimscreener.traffic.Encounter.Detail;

/** Ambulatory visits: a consultation, some tests, some drugs; two to six lines. */
final class OutpatientBill {
    private static final int OPENED_PACK_PERCENT = 12;

    private final ItemCatalogue items;
    private final Ids ids;
    private final Regimen regimen;

    OutpatientBill(ItemCatalogue items, Ids ids, Regimen regimen) {
        this.items = items;
        this.ids = ids;
        this.regimen = regimen;
    }

    void visit(LineSheet sheet, Dice dice) {
        consultation(sheet, dice);
        tests(sheet, dice, dice.below(3));
        boolean prescribed = sheet.encounter().detail() == Detail.PRESCRIBED;
        if (!prescribed) {
            cures(sheet, dice, dice.between(1, 3));
        }
        if (sheet.hasInjection()) {
            sheet.service(items.one("infusion"), 1);
        }
        atLeastTwoLines(sheet, dice);
    }

    void emergency(LineSheet sheet, Dice dice) {
        sheet.service(items.one("consultemergency"), 1);
        tests(sheet, dice, dice.between(1, 2));
        cures(sheet, dice, dice.between(1, 2));
        if (dice.percent(40) || sheet.hasInjection()) {
            Item fluid = any("fluid", dice);
            sheet.cure(fluid, 1);
            sheet.service(items.one("infusion"), 1);
        }
        atLeastTwoLines(sheet, dice);
    }

    void refill(LineSheet sheet, Dice dice) {
        Encounter encounter = sheet.encounter();
        boolean atDistance = encounter.kind() == VisitKind.INTERNET;
        if (encounter.detail() == Detail.VILLAGE_TEST) {
            village(sheet);
            return;
        }
        consultation(sheet, dice);
        if (!atDistance && dice.percent(30)) {
            tests(sheet, dice, 1);
        }
        if (encounter.detail() == Detail.QUARTERLY_TEST) {
            sheet.service(items.one("hba1c"), 1);
        }
        int days = encounter.detail() == Detail.LONG_PRESCRIPTION ? Regimen.LONG_DAYS : Regimen.DAYS;
        if (encounter.detail() != Detail.PRESCRIBED && encounter.detail() != Detail.VILLAGE_TEST) {
            for (Item drug : regimen.of(encounter.patient(), encounter.condition())) {
                sheet.packs(drug, days);
            }
        }
        if (!atDistance) {
            atLeastTwoLines(sheet, dice);
        }
    }

    /** The same for all who have it. */
    private void village(LineSheet sheet) {
        sheet.service(items.one("consult"), 1);
        sheet.service(items.one("glucose"), 1);
        sheet.service(items.one("ecg"), 1);
        sheet.service(items.one("fat"), 1);
    }

    void radiotherapy(LineSheet sheet, Dice dice) {
        sheet.service(items.one("radio"), 1);
        if (dice.percent(20)) {
            sheet.service(any("blood", dice), 1);
        }
    }

    void maternity(LineSheet sheet, Dice dice) {
        consultation(sheet, dice);
        sheet.service(items.one("prenatal"), 1);
        tests(sheet, dice, dice.between(1, 2));
        if (dice.percent(60)) {
            Item drug = any("preg", dice);
            sheet.packs(drug, drug.packDays());
        }
    }

    private void consultation(LineSheet sheet, Dice dice) {
        boolean expert = sheet.encounter().facility().kind().rank() >= 2 && dice.percent(40);
        sheet.service(items.one(expert ? "consultexpert" : "consult"), 1);
    }

    private void tests(LineSheet sheet, Dice dice, int count) {
        List<String> groups = sheet.encounter().condition().tests();
        for (int i = 0; i < count && !groups.isEmpty(); i++) {
            sheet.service(any(groups.get(dice.below(groups.size())), dice), 1);
        }
    }

    private void cures(LineSheet sheet, Dice dice, int count) {
        List<String> groups = sheet.encounter().condition().drugs();
        for (int i = 0; i < count && !groups.isEmpty(); i++) {
            sheet.cure(any(groups.get(dice.below(groups.size())), dice), dice.between(3, 8));
        }
        if (sheet.encounter().facility().kind() == FacilityKind.CLINIC && dice.percent(OPENED_PACK_PERCENT)) {
            openPacks(sheet);
        }
    }

    /** A small clinic gives pills from a pack that it has opened, so that the pack's trace code comes again and again. */
    private void openPacks(LineSheet sheet) {
        Encounter encounter = sheet.encounter();
        sheet.rewrite(line -> line.traceCodes().size() == 1
                ? line.fromOpenedPack(ids.openedPackCode(line.item(), encounter.facility(), encounter.settledDay()))
                : line);
    }

    private void atLeastTwoLines(LineSheet sheet, Dice dice) {
        if (sheet.lines().size() < 2) {
            sheet.service(any(sheet.encounter().ageYears() < 12 ? "stool" : "blood", dice), 1);
        }
    }

    private Item any(String group, Dice dice) {
        List<Item> all = items.group(group);
        return all.get(dice.below(all.size()));
    }
}
