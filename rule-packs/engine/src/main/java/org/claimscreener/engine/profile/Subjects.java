package org.claimscreener.engine.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.fact.Bill;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.Placeholders;
import org.claimscreener.engine.feature.FeatureKey;

/**
 * Whom and what a settlement is about: itself, its bill, the person's home area, its category, and the items, drugs and
 * practitioners of its lines that have a quantity. Placeholders are nobody. For one settlement; not thread-safe.
 */
final class Subjects {
    /** Of the institution as a whole. */
    static final long WHOLE = 0;

    /** No subject: nothing is counted. */
    static final long NOBODY = -1;

    private final FactSet facts;
    private final Bill bill;
    private final Map<String, Long> hashes = new HashMap<>();
    private final Map<FeatureKey, Map<String, Long>> byKey = new EnumMap<>(FeatureKey.class);

    Subjects(FactSet facts) {
        this.facts = facts;
        this.bill = facts.bill();
    }

    /** Subjects of that kind with their hashes, in the order of the lines; of the whole and of the bill under "". */
    Map<String, Long> of(FeatureKey key) {
        return byKey.computeIfAbsent(key, this::find);
    }

    private Map<String, Long> find(FeatureKey key) {
        Map<String, Long> found = new LinkedHashMap<>();
        if (key.ofLines()) {
            for (FeeLine line : bill.lines()) {
                long hash = of(key, line);
                if (hash != NOBODY) {
                    found.put(text(key, line), hash);
                }
            }
        } else {
            String text = key.hasSubject() ? ofSettlement(key) : "";
            long hash = key.hasSubject() ? hash(key, text) : key == FeatureKey.INSTITUTION_BILL ? billHash() : WHOLE;
            if (hash != NOBODY) {
                found.put(text, hash);
            }
        }
        return found;
    }

    private String ofSettlement(FeatureKey key) {
        return key == FeatureKey.INSTITUTION_HOME_AREA
                ? facts.settlement().insuranceArea()
                : facts.visit().diagnosisCategory();
    }

    /** Whom the line is about, {@link #NOBODY} where it is about no one or has no quantity. */
    long of(FeatureKey key, FeeLine line) {
        if (line.quantityE4() <= 0) {
            return NOBODY;
        }
        if (!key.ofLines()) {
            Map<String, Long> one = of(key);
            return one.isEmpty() ? NOBODY : one.values().iterator().next();
        }
        return hash(key, text(key, line));
    }

    private long hash(FeatureKey key, String text) {
        return hashes.computeIfAbsent(
                key.name() + ":" + text, name -> Placeholders.isPlaceholder(text) ? NOBODY : Hashes.of(name));
    }

    static String text(FeatureKey key, FeeLine line) {
        return switch (key) {
            case INSTITUTION_ITEM -> line.itemCode();
            case INSTITUTION_GENERIC -> line.genericCode();
            case PRACTITIONER -> line.practitionerId();
            case INSTITUTION,
                    INSTITUTION_BILL,
                    INSTITUTION_HOME_AREA,
                    INSTITUTION_CATEGORY,
                    PATIENT,
                    PATIENT_ITEM,
                    PATIENT_GENERIC -> "";
        };
    }

    /** The multiset of (item, quantity) on the bill; the order of lines does not matter. */
    private long billHash() {
        List<String> items = new ArrayList<>();
        for (FeeLine line : bill.lines()) {
            if (line.quantityE4() > 0) {
                items.add(line.itemCode() + "*" + line.quantityE4());
            }
        }
        items.sort(String::compareTo);
        return items.isEmpty() ? NOBODY : Hashes.of("bill:" + String.join("\n", items));
    }
}
