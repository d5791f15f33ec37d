package org.claimscreener.engine.drools;

import java.util.Map;

import org.drools.model.Model;

/**
 * Rules that were compiled together, gated and loaded; a pack may have some of them only. Thread-safe; its classes go when
 * no pack holds any of its rules.
 */
final class RuleGroup {
    private final Model model;
    private final RuleOrigins origins;

    private RuleGroup(Model model, RuleOrigins origins) {
        this.model = model;
        this.origins = origins;
    }

    /** Loads the classes, all of them now: loaded when first needed, they would hold up a settlement. */
    static RuleGroup load(GeneratedCode code, RuleOrigins origins) {
        RuleClassLoader loader = new RuleClassLoader(code.classes());
        Class<?> frame = null;
        try {
            for (String name : code.classes().keySet()) {
                Class<?> type = Class.forName(name, true, loader);
                frame = Model.class.isAssignableFrom(type) ? type : frame;
            }
            if (frame == null) {
                throw new IllegalStateException("Drools has generated no model: its form of code has changed");
            }
            return new RuleGroup((Model) frame.getConstructor().newInstance(), origins);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a class that Drools generated cannot be used", e);
        }
    }

    /** All its rules, as Drools describes them. A rule base that is made of a rule may write into it: make one of each. */
    Model model() {
        return model;
    }

    /** Which rule each of its classes came from. */
    Map<String, String> ruleByClass() {
        return origins.ruleByClass();
    }
}
