package org.claimscreener.traffic;

import java.util.ArrayList;
import java.util.List;

/** The drugs that a chronic patient takes, month by month the same ones. */
final class Regimen {
    /** Every refill covers so many days; refills are at least 24 days apart. */
    static final int DAYS = 28;

    /** Of a long prescription: refills are then three cycles apart. */
    static final int LONG_DAYS = 84;

    private static final int SECOND_DRUG_PERCENT = 35;
    private static final int OTHER_GROUP_PERCENT = 50;

    private final ItemCatalogue items;

    Regimen(ItemCatalogue items) {
        this.items = items;
    }

    /** At least one drug, fixed by the patient's habit. */
    List<Item> of(Patient patient, Condition condition) {
        Dice dice = new Dice(Dice.hash(patient.key(), 11));
        List<Item> drugs = new ArrayList<>();
        String main = condition.drugs().get(0);
        addOne(drugs, main, dice);
        if (dice.percent(SECOND_DRUG_PERCENT)) {
            addOne(drugs, main, dice);
        }
        for (String group : condition.drugs()) {
            if (!group.equals(main) && dice.percent(OTHER_GROUP_PERCENT)) {
                addOne(drugs, group, dice);
            }
        }
        return drugs;
    }

    private void addOne(List<Item> drugs, String group, Dice dice) {
        List<Item> all = items.group(group);
        Item item = all.get(dice.below(all.size()));
        for (Item other : drugs) {
            if (DrugClass.of(other).equals(DrugClass.of(item))) {
                return;
            }
        }
        drugs.add(item);
    }
}
