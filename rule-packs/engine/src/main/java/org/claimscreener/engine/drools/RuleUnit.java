package org.claimscreener.engine.drools;

import java.util.List;

import org.claimscreener.engine.fact.Parameters;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.kie.api.runtime.KieSession;

/**
 * One rule, in a rule base of its own: rules do not know of each other, so it makes no difference to what is found, and a
 * rule that finds nothing costs the look of its probe. Every pack, and every version of one, that has the very same rule has the
 * same unit: what changed little is compiled little, and what the JVM has made machine code of stays so. Thread-safe; it goes
 * with the last pack that holds it.
 */
final class RuleUnit {
    private final RuleGroup group;
    private final RuleProbe probe;
    private final FactInsertion insertion;
    private final CompiledRules compiled;
    private volatile boolean tried;

    private RuleUnit(RuleGroup group, RuleProbe probe, FactInsertion insertion, CompiledRules compiled) {
        this.group = group;
        this.probe = probe;
        this.insertion = insertion;
        this.compiled = compiled;
    }

    /** The one unit of a rule of the group. */
    static RuleUnit of(RuleGroup group, CheckedRule checked) {
        String name = checked.info().rule();
        Model all = group.model();
        Rule rule = all.getRules().stream()
                .filter(some -> some.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Drools has left out rule '" + name + "'"));
        RuleProbe probe = ProbeReader.read(rule);
        return new RuleUnit(
                group, probe, new FactInsertion(List.of(checked)), CompiledRules.of(new OneRule(all, rule)));
    }

    /** Which rule each of the classes came from that it was compiled with. */
    RuleGroup group() {
        return group;
    }

    /**
     * False only if the rule cannot fire on these facts.
     *
     * @throws RuleBudget.Overrun when the evaluation's time is over
     */
    boolean mayFire(FactsAtHand facts, Parameters parameters) {
        return probe.mayFire(facts, parameters);
    }

    /** A clean session without facts; {@code dispose} gives it back. */
    KieSession session() {
        return compiled.session();
    }

    /** Gives the session what the rule matches. */
    void insert(FactsAtHand facts, KieSession session) {
        insertion.insert(facts, session);
    }

    /** Has a pack with it been warmed up? */
    boolean wasTried() {
        return tried;
    }

    void setTried() {
        tried = true;
    }
}
