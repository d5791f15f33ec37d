package org.claimscreener.engine.drools;

import java.net.URL;
import java.util.Enumeration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The third gate: generated classes see each other and the classes on the list, and no others, whatever their byte code
 * says. Neither {@code java.lang.System} nor {@code java.lang.Class} is there, so nothing leads on from what is.
 * Thread-safe; its classes go when nobody holds the pack any more.
 */
final class RuleClassLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    /** Called by what we weave in, never by what was compiled. */
    private static final String BUDGET = RuleBudget.class.getName();

    private final Map<String, byte[]> classes;
    private final ClassLoader engine;

    RuleClassLoader(Map<String, byte[]> classes) {
        super("rules", null);
        this.classes = classes;
        this.engine = RuleClassLoader.class.getClassLoader();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] own = classes.get(name);
        if (own == null) {
            if (!AllowedCode.classNames().contains(name) && !name.equals(BUDGET)) {
                throw new ClassNotFoundException("rule code asks for " + name + ", which no rule may reach");
            }
            return Class.forName(name, false, engine);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : defineClass(name, own, 0, own.length);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        return null;
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return java.util.Collections.emptyEnumeration();
    }
}
