package org.claimscreener.engine.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.fact.Bill;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.Placeholders;
import org.claimscreener.engine.feature.FeatureKey;

/**
 * Whom and what a settlement is about: itself, its bill, and the items, drugs and practitioners of its lines that have a
 * quantity. Placeholders are nobody. For one settlement; not thread-safe.
 */
final class Subjects {
    /** Of the institution as a whole. */
    static final long WHOLE = 0;

    /** No subject: nothing is counted. */
    static final long NOBODY = -1;

    private final Bill bill;
    private final Map<String, Long> hashes = new HashMap<>();
    private final Map<FeatureKey, Map<String, Long>> byKey = new EnumMap<>(FeatureKey.class);

    Subjects(Bill bill) {
        this.bill = bill;
    }

    /** Subjects of that kind with their hashes, in the order of the lines; of the whole and of the bill under "". */
    Map<String, Long> of(FeatureKey key) {
        return byKey.computeIfAbsent(key, this::find);
    }

    private Map<String, Long> find(FeatureKey key) {
        Map<String, Long> found = new LinkedHashMap<>();
        if (key.hasSubject()) {
            for (FeeLine line : bill.lines()) {
                long hash = of(key, line);
                if (hash != NOBODY) {
                    found.put(text(key, line), hash);
                }
            }
        } else {
            long hash = key == FeatureKey.INSTITUTION_BILL ? billHash() : WHOLE;
            if (hash != NOBODY) {
                found.put("", hash);
            }
        }
        return found;
    }

    /** Whom the line is about, {@link #NOBODY} where it is about no one or has no quantity. */
    long of(FeatureKey key, FeeLine line) {
        if (line.quantityE4() <= 0) {
            return NOBODY;
        }
        if (!key.hasSubject()) {
            return of(key).getOrDefault("", NOBODY);
        }
        String text = text(key, line);
        return hashes.computeIfAbsent(
                key.name() + ":" + text, name -> Placeholders.isPlaceholder(text) ? NOBODY : Hashes.of(name));
    }

    static String text(FeatureKey key, FeeLine line) {
        return switch (key) {
            case INSTITUTION_ITEM -> line.itemCode();
            case INSTITUTION_GENERIC -> line.genericCode();
            case PRACTITIONER -> line.practitionerId();
            case INSTITUTION, INSTITUTION_BILL, PATIENT, PATIENT_ITEM, PATIENT_GENERIC -> "";
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
