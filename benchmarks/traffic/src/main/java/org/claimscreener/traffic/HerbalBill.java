package org.claimscreener.traffic;

import java.util.List;

/** A compounded prescription of Chinese herbs: most slices payable by themselves, some payable only in such company. */
final class HerbalBill {
    private static final int DOSES = 7;

    private final ItemCatalogue items;

    HerbalBill(ItemCatalogue items) {
        this.items = items;
    }

    void write(LineSheet sheet, Dice dice) {
        sheet.service(items.one("consult"), 1);
        slices(sheet, "herb", dice.between(5, 9), dice);
        slices(sheet, "herbsingle", dice.between(1, 4), dice);
    }

    /** Some slices of a group, 6 to 15 grams a dose, less of the pungent ones; fewer where one is drawn twice. */
    void slices(LineSheet sheet, String group, int count, Dice dice) {
        List<Item> all = items.group(group);
        for (int i = 0; i < count; i++) {
            Item slice = all.get(dice.below(all.size()));
            if (!sheet.has(slice)) {
                int grams = group.equals("herbsingle") ? dice.between(3, 6) : dice.between(6, 15);
                sheet.add(Line.of(slice, grams * (long) DOSES, sheet.defaultAtMs())
                        .withSupply(DOSES));
            }
        }
    }
}
