package org.claimscreener.engine.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.decision.RuleFinding;
import org.claimscreener.engine.drools.RuleUse;
import org.claimscreener.engine.pack.PackProblem;

/** On how many settlements of a sample each rule found something. Not thread-safe. */
public final class Firings {
    /** Of fewer settlements nobody can say that a rule fires always. */
    private static final int LEAST_SAMPLE = 10;

    private final Map<String, Integer> byRule = new LinkedHashMap<>();
    private int settlements;

    public Firings(List<RuleUse> rules) {
        rules.forEach(rule -> byRule.put(rule.rule(), 0));
    }

    /** One more settlement, with what was found in it. */
    public void add(List<RuleFinding> findings) {
        settlements++;
        findings.stream()
                .map(finding -> finding.rule().rule())
                .distinct()
                .forEach(rule -> byRule.merge(rule, 1, Integer::sum));
    }

    public int settlements() {
        return settlements;
    }

    public int of(String rule) {
        return byRule.getOrDefault(rule, 0);
    }

    /** Rules that never fire on the sample, or always do. */
    public List<PackProblem> suspicious(List<RuleUse> rules) {
        List<PackProblem> found = new ArrayList<>();
        for (RuleUse rule : rules) {
            int fired = of(rule.rule());
            String of = "' fires on none of " + settlements + " settlements tried";
            if (fired == 0) {
                found.add(new PackProblem(
                        rule.file(), rule.line(), "rule '" + rule.rule() + of, "packctl test shows where it stops"));
            } else if (fired == settlements && settlements >= LEAST_SAMPLE) {
                found.add(new PackProblem(
                        rule.file(),
                        rule.line(),
                        "rule '" + rule.rule() + "' fires on all of " + settlements + " settlements tried",
                        "narrow its conditions"));
            }
        }
        return found;
    }
}
