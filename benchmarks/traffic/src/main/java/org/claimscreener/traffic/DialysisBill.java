package org.claimscreener.traffic;

import java.util.List;

/** One session of dialysis, three a week. */
final class DialysisBill {
    private final ItemCatalogue items;

    DialysisBill(ItemCatalogue items) {
        this.items = items;
    }

    void write(LineSheet sheet, Dice dice) {
        List<Item> modes = items.group("dialysis");
        // Nine of ten sessions are plain dialysis.
        sheet.service(modes.get(dice.percent(90) ? 0 : dice.between(1, 2)), 1);
        for (Item part : items.group("supply.dialysis")) {
            sheet.service(part, 1);
        }
        List<Item> drugs = items.group("dialysisdrug");
        for (int i = 0; i < 3; i++) {
            Item drug = drugs.get(dice.below(drugs.size() - 1));
            if (!sheet.has(drug)) {
                sheet.add(Line.of(drug, dice.between(1, 4), sheet.defaultAtMs()));
            }
        }
        if (dice.percent(20)) {
            List<Item> tests = items.group("chem");
            sheet.service(tests.get(dice.below(tests.size())), 1);
        }
    }
}
