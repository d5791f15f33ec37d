package org.claimscreener.engine.drools;

import java.util.Map;
import java.util.Set;

import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/**
 * Generated classes, loaded and made a rule base of. Nothing outside holds them: no repository of Drools', no class
 * loader but their own. Sessions may be taken by several threads; close it once, when none is in use.
 */
final class CompiledRules implements AutoCloseable {
    private final KieSessionsPool sessions;

    private CompiledRules(KieBase base) {
        this.sessions = base.newKieSessionsPool(1);
    }

    /** Loads the classes, all of them now: loaded when first needed, they would hold up a settlement. */
    static CompiledRules load(GeneratedCode code) {
        return load(code.classes());
    }

    private static CompiledRules load(Map<String, byte[]> classes) {
        RuleClassLoader loader = new RuleClassLoader(classes);
        // Drools' own look-ups go through the context class loader; only rule code is bound to the narrow one.
        var configuration = KieServices.get().newKieBaseConfiguration();
        return new CompiledRules(KieBaseBuilder.createKieBaseFromModel(model(classes.keySet(), loader), configuration));
    }

    private static Model model(Set<String> names, ClassLoader loader) {
        Model model = null;
        try {
            for (String name : names) {
                Class<?> type = Class.forName(name, true, loader);
                if (Model.class.isAssignableFrom(type)) {
                    model = (Model) type.getDeclaredConstructor().newInstance();
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a class that Drools generated cannot be used", e);
        }
        if (model == null) {
            throw new IllegalStateException("Drools has generated no model: its form of code has changed");
        }
        return model;
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
