package org.claimscreener.engine.drools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;

import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.fact.Features;

/**
 * What stands behind the evidence of a rule that asked for features of the institution: since when they are complete, and
 * which of them are about. Said by the engine, so that no author can leave it out. Immutable, thread-safe.
 */
final class CoverageNotes {
    private final Map<String, List<String>> featuresByRule = new HashMap<>();

    CoverageNotes(List<CheckedRule> rules) {
        for (CheckedRule rule : rules) {
            if (!rule.institutionFeatures().isEmpty()) {
                featuresByRule.put(rule.info().rule(), List.copyOf(new TreeSet<>(rule.institutionFeatures())));
            }
        }
    }

    String of(RuleInfo rule, Features features) {
        List<String> named = featuresByRule.getOrDefault(rule.rule(), List.of());
        StringJoiner notes = new StringJoiner("；", "（", "）");
        notes.setEmptyValue("");
        for (String name : named) {
            String note = features.note(name);
            if (!note.isEmpty()) {
                notes.add(named.size() == 1 ? note : name + note);
            }
        }
        return notes.toString();
    }
}
