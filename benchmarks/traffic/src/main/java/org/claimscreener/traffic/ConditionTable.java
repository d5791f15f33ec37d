package org.claimscreener.traffic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.traffic.Condition.Setting;

/** The conditions, and who gets which. */
final class ConditionTable {
    static final String STROKE = "I63.900";
    static final String CHEMOTHERAPY = "Z51.103";
    static final String KIDNEY_FAILURE = "N18.500";
    static final String PREGNANCY = "Z34.900";
    static final String BIRTH = "O80.900";
    static final String CAESAREAN = "O82.900";

    private static final int COLUMNS = 17;
    private static final int FIRST_WEIGHT_COLUMN = 6;
    // A cold fits every age and both sexes, and nothing that is restricted is given for it.
    private static final String COLD = "J06.900";
    private static final String CHILD_COLD = "J06.900x004";
    private static final int CHILD_MAX_AGE = 11;

    private final List<Condition> conditions = new ArrayList<>();

    ConditionTable() {
        for (List<String> row : Table.read("conditions.tsv", COLUMNS)) {
            conditions.add(condition(row));
        }
    }

    List<Condition> all() {
        return List.copyOf(conditions);
    }

    Condition byCode(String code) {
        for (Condition condition : conditions) {
            if (condition.code().equals(code)) {
                return condition;
            }
        }
        throw new IllegalArgumentException("No condition has the code " + code);
    }

    /** A condition that treats with a group of items, the first in the table. */
    Condition using(String drugGroup) {
        for (Condition condition : conditions) {
            if (condition.drugs().contains(drugGroup)) {
                return condition;
            }
        }
        throw new IllegalArgumentException("No condition is treated with the group " + drugGroup);
    }

    /** One by weight among those that fit sex and age. */
    Condition pick(Setting setting, Patient patient, long epochDay, Dice dice) {
        int age = patient.ageYears(epochDay);
        int sum = 0;
        for (Condition condition : conditions) {
            sum += condition.suits(patient.sex(), age) ? condition.weight(setting) : 0;
        }
        if (sum == 0) {
            return byCode(age <= CHILD_MAX_AGE ? CHILD_COLD : COLD);
        }
        int left = dice.below(sum);
        for (Condition condition : conditions) {
            left -= condition.suits(patient.sex(), age) ? condition.weight(setting) : 0;
            if (left < 0) {
                return condition;
            }
        }
        throw new IllegalStateException("The weights of " + setting + " do not add up");
    }

    private static Condition condition(List<String> row) {
        Map<Setting, Integer> weights = new EnumMap<>(Setting.class);
        int column = FIRST_WEIGHT_COLUMN;
        for (Setting setting : Setting.values()) {
            weights.put(setting, Integer.valueOf(row.get(column++)));
        }
        return new Condition(
                row.get(0),
                row.get(1),
                row.get(2),
                ItemCatalogue.sex(row.get(3)),
                Integer.parseInt(row.get(4)),
                Integer.parseInt(row.get(5)),
                weights,
                Integer.parseInt(row.get(11)),
                Table.parts(row.get(12)),
                Table.parts(row.get(13)),
                Table.parts(row.get(14)),
                row.get(15),
                row.get(16));
    }
}
