package org.claimscreener.engine.drools;

import java.util.Map;

import org.claimscreener.engine.decision.RuleInfo;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;

/** Signs findings with the rule that fires, and stops an evaluation that takes too long. One for each evaluation. */
final class FiringWatch extends DefaultAgendaEventListener {
    private final Map<String, RuleInfo> rules;
    private final FindingCollector collector;
    private final RuleBudget budget;

    FiringWatch(Map<String, RuleInfo> rules, FindingCollector collector, RuleBudget budget) {
        this.rules = rules;
        this.collector = collector;
        this.budget = budget;
    }

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
        RuleInfo rule = rules.get(event.getMatch().getRule().getName());
        if (rule == null) {
            throw new IllegalStateException("a rule fires that the check has not seen");
        }
        collector.firing(rule);
        if (budget.isOver()) {
            event.getKieRuntime().halt();
        }
    }
}
