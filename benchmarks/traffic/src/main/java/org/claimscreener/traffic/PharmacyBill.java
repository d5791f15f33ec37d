package org.claimscreener.traffic;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.traffic.Condition.Setting;

/** Purchases at a pharmacy: a month's drugs of a chronic patient, or one to three for a small complaint. */
final class PharmacyBill {
    private final ItemCatalogue items;
    private final Regimen regimen;

    PharmacyBill(ItemCatalogue items, Regimen regimen) {
        this.items = items;
        this.regimen = regimen;
    }

    void write(LineSheet sheet, Dice dice) {
        Encounter encounter = sheet.encounter();
        Condition condition = encounter.condition();
        if (condition.weight(Setting.CHRONIC) > 0) {
            for (Item drug : regimen.of(encounter.patient(), condition)) {
                sheet.packs(drug, Regimen.DAYS);
            }
            return;
        }
        List<Item> choice = choice(condition, encounter);
        int wanted = dice.between(1, 3);
        for (int i = 0; i < wanted; i++) {
            sheet.cure(choice.get(dice.below(choice.size())), dice.between(3, 8));
        }
    }

    /** What the pharmacy may sell this customer for his complaint. */
    private List<Item> choice(Condition condition, Encounter encounter) {
        List<Item> choice = new ArrayList<>();
        for (String group : condition.drugs()) {
            for (Item item : items.group(group)) {
                if (encounter.allows(item)) {
                    choice.add(item);
                }
            }
        }
        if (choice.isEmpty()) {
            throw new IllegalStateException("Nothing to buy for " + condition + " at age " + encounter.ageYears());
        }
        return choice;
    }
}
