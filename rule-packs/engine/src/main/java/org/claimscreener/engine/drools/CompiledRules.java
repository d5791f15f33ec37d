package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/**
 * Rules made a rule base of. Nothing outside holds it, and no repository of Drools' holds their classes. Sessions may be taken by several threads; close it once, when none is in use.
 */
final class CompiledRules implements AutoCloseable {
    private final KieSessionsPool sessions;

    private CompiledRules(KieBase base) {
        this.sessions = base.newKieSessionsPool(1);
    }

    /** A rule base of the units. */
    static CompiledRules of(List<RuleUnit> units) {
        Map<RuleGroup, Set<String>> rulesByGroup = new LinkedHashMap<>();
        for (RuleUnit unit : units) {
            rulesByGroup.computeIfAbsent(unit.group(), group -> new HashSet<>()).add(unit.rule());
        }
        List<Model> models = new ArrayList<>();
        rulesByGroup.forEach((group, rules) -> models.add(group.model(rules)));
        return of(models);
    }

    /** A rule base of a whole group. */
    static CompiledRules of(RuleGroup group) {
        return of(List.of(group.model()));
    }

    private static CompiledRules of(Collection<Model> models) {
        // Drools' own look-ups go through the context class loader; only rule code is bound to the narrow one.
        var configuration = KieServices.get().newKieBaseConfiguration();
        return new CompiledRules(KieBaseBuilder.createKieBaseFromModel(models, configuration));
    }

    /** A clean session; {@code dispose} gives it back. Thread-safe. */
    KieSession session() {
        return sessions.newKieSession();
    }

    /** Lets go of the sessions; the classes go with the last reference to this. */
    @Override
    public void close() {
        sessions.shutdown();
    }
}
