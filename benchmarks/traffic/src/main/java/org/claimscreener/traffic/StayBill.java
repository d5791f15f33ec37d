package org.claimscreener.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A stay: bed, nursing and consultation by the night, infusions, tests, drugs, sometimes an operation; 15 to 40 lines. */
final class StayBill {
    private static final Set<String> CLEAN_OPERATIONS = Set.of("S72.000", "K40.900", "H25.900", "D25.900");
    private static final int LEAST_LINES = 15;
    private static final int MOST_LINES = 40;
    private static final int NEWBORN_PERCENT = 60;
    private static final int LONGEST_COURSE_DAYS = 10;

    private final ItemCatalogue items;

    StayBill(ItemCatalogue items) {
        this.items = items;
    }

    void write(LineSheet sheet, Dice dice) {
        basics(sheet, dice);
        if (sheet.encounter().condition().isOperation()) {
            operation(sheet, dice);
        }
        if (sheet.encounter().condition().code().equals(ConditionTable.STROKE)) {
            stroke(sheet, dice);
        }
        if (sheet.encounter().kind() == VisitKind.DELIVERY && dice.percent(NEWBORN_PERCENT)) {
            newborn(sheet);
        }
        if (sheet.encounter().kind() == VisitKind.REHABILITATION) {
            rehabilitation(sheet);
        }
        drugs(sheet, dice);
        tests(sheet, dice);
        fill(sheet, dice);
        spread(sheet, dice);
        if (sheet.encounter().facility().billsByTheDay()) {
            byTheDay(sheet);
        }
    }

    /** What is given day after day is billed day by day. */
    private static void byTheDay(LineSheet sheet) {
        int days = sheet.encounter().billedDays();
        List<Line> lines = new ArrayList<>(sheet.lines());
        sheet.lines().clear();
        for (Line line : lines) {
            long units = line.quantityE4() / Item.unitsE4(1);
            boolean daily = units == days || (line.item().isInjection() && units > 1);
            long parts = daily ? Math.min(units, days) : 1;
            for (int day = 0; day < parts; day++) {
                // What does not divide goes on the last day.
                long share = day == parts - 1 ? units - units / parts * (parts - 1) : units / parts;
                sheet.add(daily ? line.withUnits(share).at(sheet.defaultAtMs() + day * ShanghaiTime.DAY_MS) : line);
            }
        }
    }

    private void basics(LineSheet sheet, Dice dice) {
        int nights = sheet.encounter().billedDays();
        sheet.service(items.one("bed"), nights);
        sheet.service(items.one("consultstay"), nights);
        sheet.service(items.one("nursing" + nursingGrade(sheet.encounter(), dice)), nights);
        sheet.service(items.one("infusion"), nights);
        some(sheet, "fluid", dice.between(1, 3), dice);
        some(sheet, "supply", dice.between(2, 3), dice);
    }

    private static int nursingGrade(Encounter encounter, Dice dice) {
        if (encounter.condition().isOperation() || encounter.ageYears() >= 80) {
            return 1;
        }
        return dice.between(2, 3);
    }

    private void tests(LineSheet sheet, Dice dice) {
        some(sheet, "blood", dice.between(2, 4), dice);
        some(sheet, "chem", dice.between(2, 6), dice);
        some(sheet, "clot", dice.between(0, 3), dice);
        some(sheet, "ecg", 1, dice);
        for (String group : sheet.encounter().condition().tests()) {
            some(sheet, group, dice.between(1, 2), dice);
        }
    }

    private void drugs(LineSheet sheet, Dice dice) {
        boolean clean = CLEAN_OPERATIONS.contains(sheet.encounter().condition().code());
        for (String group : sheet.encounter().condition().drugs()) {
            if (clean && group.equals("abxinj")) {
                prophylaxis(sheet, dice);
                continue;
            }
            some(sheet, group, dice.between(1, 2), dice);
        }
    }

    /** Before a clean operation an antibacterial is given once. */
    private void prophylaxis(LineSheet sheet, Dice dice) {
        List<Item> all = items.group("abxinj");
        sheet.service(all.get(dice.below(all.size())), 1);
    }

    private void operation(LineSheet sheet, Dice dice) {
        Condition condition = sheet.encounter().condition();
        sheet.service(items.one(condition.operationGroup().get(0)), 1);
        sheet.service(items.one("anaesmonitor"), 1);
        some(sheet, "anaesservice", 1, dice);
        some(sheet, "anaes", dice.between(2, 3), dice);
        some(sheet, "postop", 1, dice);
        some(sheet, "serology", dice.between(2, 3), dice);
        some(sheet, "opsupply", dice.between(2, 3), dice);
        sheet.service(items.one("wound"), 1);
        switch (condition.operationGroup().get(0)) {
            case "op.cataract" -> sheet.service(items.one("supply.lens"), 1);
            case "op.hip" -> sheet.service(items.one("supply.hip"), 1);
            case "op.hernia" -> sheet.service(items.one("supply.mesh"), 1);
            default -> {
                // The other operations leave nothing in the body.
            }
        }
    }

    /** The child is settled with its mother until it is insured itself. */
    private void newborn(LineSheet sheet) {
        for (Item item : items.group("newborn")) {
            boolean nightly = item.name().equals("新生儿护理");
            sheet.add(Line.of(item, nightly ? sheet.encounter().billedDays() : 1, sheet.defaultAtMs()));
        }
    }

    private void rehabilitation(LineSheet sheet) {
        for (Item item : items.group("rehab")) {
            sheet.service(item, Math.max(1, sheet.encounter().billedDays() - 1));
        }
    }

    /** A course-limited drug, billed day by day, and early rehabilitation. One stroke a year at most, so no course adds up. */
    private void stroke(LineSheet sheet, Dice dice) {
        List<Item> courses = items.group("coursestroke");
        int days = Math.min(LONGEST_COURSE_DAYS, sheet.encounter().billedDays());
        daily(sheet, courses.get(dice.below(courses.size())), days);
        for (Item item : items.group("rehab")) {
            sheet.service(item, Math.max(1, days - 2));
        }
    }

    /** One line a day, each for a day's use. */
    void daily(LineSheet sheet, Item item, int days) {
        for (int day = 0; day < days; day++) {
            sheet.add(Line.of(item, 1, sheet.defaultAtMs() + day * ShanghaiTime.DAY_MS)
                    .withSupply(1));
        }
    }

    private void fill(LineSheet sheet, Dice dice) {
        for (int i = 0; i < 30 && sheet.lines().size() < LEAST_LINES; i++) {
            some(sheet, dice.percent(50) ? "chem" : "serology", 1, dice);
        }
    }

    private void some(LineSheet sheet, String group, int count, Dice dice) {
        List<Item> all = items.group(group);
        for (int i = 0; i < count && sheet.lines().size() < MOST_LINES; i++) {
            Item item = all.get(dice.below(all.size()));
            sheet.service(item, units(item, sheet.encounter().billedDays(), dice));
        }
    }

    private static int units(Item item, int nights, Dice dice) {
        if (item.isInjection()) {
            return dice.between(Math.max(1, nights - 1), 2 * nights);
        }
        if (item.isDrug()) {
            return Math.max(1, nights / item.packDays());
        }
        return item.kind().equals("301") ? dice.between(1, 3) : 1;
    }

    /** Lines that are not billed by the night fall on one of the days of the stay. */
    private static void spread(LineSheet sheet, Dice dice) {
        int nights = sheet.encounter().billedDays();
        long startMs = sheet.defaultAtMs();
        sheet.rewrite(line -> line.item().kind().equals("201") && line.quantityE4() == Item.unitsE4(1)
                ? line.at(startMs + dice.below(nights) * ShanghaiTime.DAY_MS)
                : line);
    }
}
