package org.claimscreener.engine.drools;

import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/**
 * Rules made a rule base of. Nothing outside holds it, and no repository of Drools' holds their classes: they go with the
 * last reference to this. Sessions may be taken by several threads.
 */
final class CompiledRules implements AutoCloseable {
    private final KieSessionsPool sessions;

    private CompiledRules(KieBase base) {
        this.sessions = base.newKieSessionsPool(1);
    }

    /** A rule base of all rules of a model. */
    static CompiledRules of(Model model) {
        // Drools' own look-ups go through the context class loader; only rule code is bound to the narrow one.
        var configuration = KieServices.get().newKieBaseConfiguration();
        return new CompiledRules(KieBaseBuilder.createKieBaseFromModel(model, configuration));
    }

    /** A clean session; {@code dispose} gives it back. Thread-safe. */
    KieSession session() {
        return sessions.newKieSession();
    }

    /** Lets go of the sessions, before the last reference does; none is in use then. */
    @Override
    public void close() {
        sessions.shutdown();
    }
}
