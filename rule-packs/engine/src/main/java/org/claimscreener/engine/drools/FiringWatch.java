package org.claimscreener.engine.drools;

import java.util.Map;
import java.util.function.LongSupplier;

import org.claimscreener.engine.decision.RuleInfo;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;

/** Signs findings with the rule that fires, and stops an evaluation that takes too long. One for each evaluation. */
final class FiringWatch extends DefaultAgendaEventListener {
    private final Map<String, RuleInfo> rules;
    private final FindingCollector collector;
    private final LongSupplier nanoClock;
    private final long startNanos;
    private final long budgetNanos;
    private boolean overran;

    FiringWatch(Map<String, RuleInfo> rules, FindingCollector collector, LongSupplier nanoClock, long budgetMicros) {
        this.rules = rules;
        this.collector = collector;
        this.nanoClock = nanoClock;
        this.startNanos = nanoClock.getAsLong();
        this.budgetNanos = budgetMicros * 1_000;
    }

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
        RuleInfo rule = rules.get(event.getMatch().getRule().getName());
        if (rule == null) {
            throw new IllegalStateException("a rule fires that the check has not seen");
        }
        collector.firing(rule);
        if (nanoClock.getAsLong() - startNanos > budgetNanos) {
            overran = true;
            event.getKieRuntime().halt();
        }
    }

    /** Was the evaluation stopped because its time was over? */
    boolean overran() {
        return overran;
    }

    long elapsedMicros() {
        return (nanoClock.getAsLong() - startNanos) / 1_000;
    }
}
