package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.drools.CheckedRule.Constraint;
import org.claimscreener.engine.drools.RuleCompiler.Refused;
import org.claimscreener.engine.pack.PackProblem;

/**
 * Finds which rules a build failed for. Drools gives no line for most type errors, so each rule is compiled alone; that
 * costs some 0.2 s a rule, and only when a pack is refused. Stateless.
 */
final class BuildFaults {
    private static final String MEND = "compare, bind and pass only members that the fact types have, with their types";

    private BuildFaults() {}

    /** At least one problem. */
    static List<PackProblem> of(List<CheckedRule> rules, String packageName, Refused whole) {
        List<PackProblem> found = new ArrayList<>();
        int number = 0;
        for (CheckedRule rule : rules) {
            alone(rule, packageName + "_" + number++).ifPresent(refused -> found.add(problem(rule, refused)));
        }
        if (found.isEmpty()) {
            found.add(new PackProblem("rules", 0, String.valueOf(whole.getMessage()), MEND));
        }
        return found;
    }

    private static Optional<Refused> alone(CheckedRule rule, String packageName) {
        String drl = DrlText.withPreface(packageName, rule.text());
        try {
            RuleCompiler.compile(packageName, Map.of("alone/rule.drl", drl));
            return Optional.empty();
        } catch (Refused e) {
            return Optional.of(e);
        }
    }

    private static PackProblem problem(CheckedRule rule, Refused refused) {
        String message = String.valueOf(refused.getMessage());
        String prefix = "rule '" + rule.info().rule() + "': ";
        if (refused.inConsequence()) {
            return new PackProblem(rule.file(), rule.consequenceLine(), prefix + message, MEND);
        }
        for (Constraint constraint : rule.constraints()) {
            if (message.contains(constraint.text())) {
                return new PackProblem(rule.file(), constraint.line(), prefix + message, MEND);
            }
        }
        return new PackProblem(rule.file(), rule.line(), prefix + message, MEND);
    }
}
