package org.claimscreener.engine.drools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.drools.CoverageNotes.Note;
import org.claimscreener.engine.fact.Standing;
import org.claimscreener.engine.pack.WatchedValue;

/**
 * What stands behind the evidence of a rule that read a parameter whose value was another because somebody is watched: the
 * value, the usual one, and by which order. Said by the engine, so that no author can leave it out. Of scrutiny nothing is
 * said: it rests on tips, of which those who read the evidence are not told. The decision records it for who may know.
 * Immutable, thread-safe.
 */
final class WatchNotes {
    /** So many of the characters of evidence are the note's at most. */
    static final int LONGEST = 240;

    private static final int MOST_VALUES = 3;
    private static final int LONGEST_WORD = 40;

    private final Map<String, Set<String>> parametersByRule = new HashMap<>();

    WatchNotes(List<CheckedRule> rules) {
        for (CheckedRule rule : rules) {
            parametersByRule.put(rule.info().rule(), rule.use().parameters());
        }
    }

    /**
     * Of a rule.
     *
     * @param watched the pack's parameters that are other than usual
     */
    Note of(RuleInfo rule, List<WatchedValue> watched) {
        if (watched.isEmpty()) {
            return Note.NONE;
        }
        Set<String> read = parametersByRule.getOrDefault(rule.rule(), Set.of());
        List<WatchedValue> own = watched.stream()
                .filter(one -> read.contains(one.parameter()) && one.ground().level() == 0)
                .limit(MOST_VALUES)
                .toList();
        return own.isEmpty()
                ? Note.NONE
                : new Note(
                        all("（从严：", own, WatchNotes::chinese, "；", "）"),
                        all(" (closer look: ", own, WatchNotes::english, "; ", ")"));
    }

    private static String all(
            String begin, List<WatchedValue> own, Function<WatchedValue, String> said, String between, String end) {
        String text = own.stream().map(said).collect(Collectors.joining(between, begin, ""));
        return FindingInMaking.cut(text, LONGEST - end.length()) + end;
    }

    private static String chinese(WatchedValue one) {
        Standing ground = one.ground();
        String value = cut(one.parameter()) + "取" + one.value() + "，通常" + one.usual();
        String order = "，" + cut(ground.orderNo()) + "，自" + ground.firstDay();
        return ground.points() > 0
                ? value + "，人员" + cut(ground.subjectId()) + "记" + ground.points() + "分" + order
                : value + "，机构信用等级" + ground.grade() + order;
    }

    private static String english(WatchedValue one) {
        Standing ground = one.ground();
        String value = cut(one.parameter()) + " is " + one.value() + ", usually " + one.usual();
        String order = " by order " + cut(ground.orderNo()) + " since " + ground.firstDay();
        return ground.points() > 0
                ? value + "; practitioner " + cut(ground.subjectId()) + " has " + ground.points() + " points" + order
                : value + "; the institution's credit grade is " + ground.grade() + order;
    }

    private static String cut(String word) {
        return FindingInMaking.cut(word, LONGEST_WORD);
    }
}
