package org.claimscreener.engine.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.drools.RuleUse;

/** Differences between two versions of a rule: what it says about itself in words, the rest line by line. Stateless. */
final class RuleDiff {
    private static final List<String> SEVERITIES = List.of("", "plain breach", "highly suspect", "slightly suspect");

    private RuleDiff() {}

    static List<String> of(RuleUse before, RuleUse after) {
        RuleInfo one = before.info();
        RuleInfo other = after.info();
        List<String> found = new ArrayList<>();
        compare("code", one.code(), other.code(), found);
        compare("title", one.title(), other.title(), found);
        compare("severity", severity(one), severity(other), found);
        compare("consequence", consequence(one), consequence(other), found);
        compare("behaviour", behaviour(one), behaviour(other), found);
        compare("legal basis", one.legalBasis(), other.legalBasis(), found);
        found.addAll(LineDiff.of(body(before.text()), body(after.text())));
        return found;
    }

    private static void compare(String what, String before, String after, List<String> found) {
        if (!before.equals(after)) {
            found.add(what + ": " + before + " -> " + after);
        }
    }

    private static String severity(RuleInfo rule) {
        return rule.severity() + " (" + SEVERITIES.get(rule.severity()) + ")";
    }

    private static String consequence(RuleInfo rule) {
        return rule.consequence().name().toLowerCase(Locale.ROOT);
    }

    private static String behaviour(RuleInfo rule) {
        return rule.behaviour() == 1 ? "the visit" : "items";
    }

    /** From {@code when} on: what stands before is said in words. */
    private static String body(String text) {
        List<String> lines = text.lines().toList();
        int when = 0;
        while (when < lines.size() && !lines.get(when).strip().startsWith("when")) {
            when++;
        }
        return lines.stream().skip(when == lines.size() ? 0 : when).collect(Collectors.joining("\n"));
    }
}
