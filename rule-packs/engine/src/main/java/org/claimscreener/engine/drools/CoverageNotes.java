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

    /** What stands behind the evidence in either language, "" where there is nothing to say. */
    record Note(String chinese, String english) {
        static final Note NONE = new Note("", "");

        /** This, and behind it the other. */
        Note and(Note other) {
            return equals(NONE) ? other : new Note(chinese + other.chinese, english + other.english);
        }
    }

    CoverageNotes(List<CheckedRule> rules) {
        for (CheckedRule rule : rules) {
            if (!rule.institutionFeatures().isEmpty()) {
                featuresByRule.put(rule.info().rule(), List.copyOf(new TreeSet<>(rule.institutionFeatures())));
            }
        }
    }

    Note of(RuleInfo rule, Features features) {
        List<String> named = featuresByRule.getOrDefault(rule.rule(), List.of());
        if (named.isEmpty()) {
            return Note.NONE;
        }
        StringJoiner chinese = new StringJoiner("；", "（", "）").setEmptyValue("");
        StringJoiner english = new StringJoiner("; ", " (", ")").setEmptyValue("");
        for (String name : named) {
            String note = features.note(name);
            if (!note.isEmpty()) {
                chinese.add(named.size() == 1 ? note : name + note);
                english.add(named.size() == 1 ? features.noteEnglish(name) : name + " " + features.noteEnglish(name));
            }
        }
        return new Note(chinese.toString(), english.toString());
    }
}
