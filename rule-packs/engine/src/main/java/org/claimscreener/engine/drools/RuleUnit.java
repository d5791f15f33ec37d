package org.claimscreener.engine.drools;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;

import org.drools.model.Model;

/**
 * One rule, compiled, gated and loaded. Every pack, and every version of one, that has the very same rule has the same
 * unit: what changed little is compiled little, and what the JVM has made machine code of stays so. Thread-safe; its
 * classes go when no pack holds it any more.
 */
final class RuleUnit {
    /** No reflection: the accessor that it makes after some calls would be loaded by the narrow loader, and cannot. */
    private final MethodHandle frame;

    private final RuleOrigins origins;
    private volatile boolean tried;

    private RuleUnit(MethodHandle frame, RuleOrigins origins) {
        this.frame = frame;
        this.origins = origins;
    }

    /** Loads the classes, all of them now: loaded when first needed, they would hold up a settlement. */
    static RuleUnit load(GeneratedCode code, RuleOrigins origins) {
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
            return new RuleUnit(constructor.asType(MethodType.methodType(Model.class)), origins);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a class that Drools generated cannot be used", e);
        }
    }

    /** What a rule base is made of; made anew, for a rule base may write into it. */
    Model model() {
        try {
            return (Model) frame.invokeExact();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a class that Drools generated cannot be used", e);
        }
    }

    /** Which rule each of its classes came from. */
    Map<String, String> ruleByClass() {
        return origins.ruleByClass();
    }

    /** Has a pack with it been warmed up? */
    boolean wasTried() {
        return tried;
    }

    void setTried() {
        tried = true;
    }
}
