package org.claimscreener.engine.drools;

import java.util.List;
import java.util.Set;

import org.claimscreener.engine.decision.RuleInfo;

/**
 * A rule that the gate let through.
 *
 * @param text of this rule alone, as the author wrote it
 * @param line of the rule's first word, in the author's file
 * @param consequenceLine of the first finding
 * @param constraints the conditions, with their lines
 * @param factTypes simple names of the fact types that it matches
 * @param tables names of the knowledge tables that it matches
 * @param institutionFeatures names of the institution's features that it asks for
 * @param use what of the pack's declarations it names
 * @param steps its conditions one by one
 */
record CheckedRule(
        RuleInfo info,
        String file,
        String text,
        int line,
        int consequenceLine,
        List<Constraint> constraints,
        Set<String> factTypes,
        Set<String> tables,
        Set<String> institutionFeatures,
        RuleUse use,
        ConditionSteps steps) {

    record Constraint(String text, int line) {}

    CheckedRule {
        constraints = List.copyOf(constraints);
        factTypes = Set.copyOf(factTypes);
        tables = Set.copyOf(tables);
        institutionFeatures = Set.copyOf(institutionFeatures);
    }
}
