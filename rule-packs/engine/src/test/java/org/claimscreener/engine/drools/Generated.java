package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.wire.record.Consequence;

/** Rules compiled past the text gate, so that the gates behind it have something to refuse. */
final class Generated {
    private static final String PACKAGE = "org.claimscreener.packs.past";

    private final Map<String, String> ruleByName = new TreeMap<>();

    /** A rule; the condition binds what the consequence uses. */
    Generated rule(String name, String condition, String consequence) {
        ruleByName.put(
                name, "rule \"" + name + "\"\nwhen\n    " + condition + "\nthen\n    " + consequence + "\nend\n");
        return this;
    }

    GeneratedCode compile() {
        Map<String, String> textByPath = new TreeMap<>();
        ruleByName.forEach((name, text) ->
                textByPath.put(PACKAGE.replace('.', '/') + "/" + name + ".drl", DrlText.withPreface(PACKAGE, text)));
        try {
            return RuleCompiler.compile(PACKAGE, textByPath);
        } catch (RuleCompiler.Refused e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** As the text gate would have left them: line 1 is the rule's, 5 its consequence's. */
    List<CheckedRule> rules() {
        List<CheckedRule> rules = new ArrayList<>();
        ruleByName.forEach((name, text) -> rules.add(rule(name, text)));
        return rules;
    }

    private static CheckedRule rule(String name, String text) {
        RuleInfo info = new RuleInfo("past", name, "T-1", "t", 1, Consequence.NOTE, 1, "l");
        String file = "rules/" + name + ".drl";
        return new CheckedRule(
                info,
                file,
                text,
                1,
                5,
                List.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                new RuleUse(info, file, 1, text, Set.of(), Set.of(), Set.of(), Set.of()),
                new ConditionSteps(List.of(), List.of()));
    }
}
