package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.claimscreener.engine.fact.FactSet;
import org.kie.api.runtime.KieSession;

/**
 * Rules of a pack that need something in common, in a rule base of their own: a settlement that has none of it pays
 * nothing for them. Rules do not know of each other, so it makes no difference to what is found. Thread-safe; close it once, when
 * none is in use.
 */
final class RuleSet implements AutoCloseable {
    private final FactInsertion insertion;
    private final Set<RuleNeeds> needs = new HashSet<>();
    private final CompiledRules compiled;

    private RuleSet(List<CheckedRule> rules, List<RuleUnit> units) {
        this.insertion = new FactInsertion(rules);
        rules.forEach(rule -> needs.add(rule.needs()));
        this.compiled = CompiledRules.of(units);
    }

    /** All rules of a pack, each in one of the sets. */
    static List<RuleSet> of(List<CheckedRule> rules, List<RuleUnit> units) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            groups.computeIfAbsent(rules.get(i).needs().group(), group -> new ArrayList<>())
                    .add(i);
        }
        List<RuleSet> sets = new ArrayList<>();
        for (List<Integer> group : groups.values()) {
            sets.add(new RuleSet(
                    group.stream().map(rules::get).toList(),
                    group.stream().map(units::get).toList()));
        }
        return sets;
    }

    /** May one of its rules fire? */
    boolean isNeeded(FactSet facts, KnowledgeRows rows) {
        for (RuleNeeds need : needs) {
            if (need.areMet(facts, rows)) {
                return true;
            }
        }
        return false;
    }

    FactInsertion insertion() {
        return insertion;
    }

    /** A clean session; {@code dispose} gives it back. Thread-safe. */
    KieSession session() {
        return compiled.session();
    }

    @Override
    public void close() {
        compiled.close();
    }
}
