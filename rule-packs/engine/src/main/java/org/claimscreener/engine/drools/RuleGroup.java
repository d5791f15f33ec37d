package org.claimscreener.engine.drools;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Set;

import org.drools.model.Model;

/**
 * Rules that were compiled together, gated and loaded; a pack may have some of them only. Thread-safe; its classes go when
 * no pack holds any of its rules.
 */
final class RuleGroup {
    /** No reflection: the accessor that it makes after some calls would be loaded by the narrow loader, and cannot. */
    private final MethodHandle frame;

    private final RuleOrigins origins;

    private RuleGroup(MethodHandle frame, RuleOrigins origins) {
        this.frame = frame;
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
            MethodHandle constructor =
                    MethodHandles.publicLookup().findConstructor(frame, MethodType.methodType(void.class));
            return new RuleGroup(constructor.asType(MethodType.methodType(Model.class)), origins);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a class that Drools generated cannot be used", e);
        }
    }

    /** What a rule base is made of, with all rules; made anew, for a rule base may write into it. */
    Model model() {
        try {
            return (Model) frame.invokeExact();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a class that Drools generated cannot be used", e);
        }
    }

    /** As {@link #model()}, with the rules of these names alone. */
    Model model(Set<String> rules) {
        return new SomeRules(model(), rules);
    }

    /** Which rule each of its classes came from. */
    Map<String, String> ruleByClass() {
        return origins.ruleByClass();
    }
}
