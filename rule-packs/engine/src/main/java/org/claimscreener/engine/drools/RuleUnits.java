package org.claimscreener.engine.drools;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.drools.RuleCompiler.Refused;
import org.claimscreener.engine.pack.Digests;
import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.PackRefusedException;

/**
 * The rules that are loaded in this JVM, by their texts. Nothing but the text goes into a rule's code: tables, parameters
 * and features are looked up by name when it runs. Thread-safe.
 */
final class RuleUnits {
    /** Units are held by the packs that have them, not by this. */
    private static final Map<String, WeakReference<RuleUnit>> LOADED = new HashMap<>();

    private RuleUnits() {}

    /**
     * A unit for each rule, in their order; those that the JVM does not have are compiled together.
     *
     * @throws PackRefusedException with every rule that does not compile, or else every rule whose code does what no
     *     rule may
     */
    static List<RuleUnit> of(String packId, List<CheckedRule> rules) throws PackRefusedException {
        Map<String, RuleUnit> units = new HashMap<>();
        Map<String, CheckedRule> missing = new LinkedHashMap<>();
        for (CheckedRule rule : rules) {
            String packageName = packageOf(rule);
            RuleUnit known = known(packageName);
            if (known == null) {
                missing.put(packageName, rule);
            } else {
                units.put(packageName, known);
            }
        }
        units.putAll(compile(packId, missing));
        List<RuleUnit> inOrder = new ArrayList<>();
        for (CheckedRule rule : rules) {
            inOrder.add(java.util.Objects.requireNonNull(units.get(packageOf(rule))));
        }
        return inOrder;
    }

    /** Drools caches by class name: the same names must mean the same code, so the text's digest is in them. */
    private static String packageOf(CheckedRule rule) {
        return PackNames.ofRule(Digests.sha256(rule.text().getBytes(StandardCharsets.UTF_8)));
    }

    private static @org.jspecify.annotations.Nullable RuleUnit known(String packageName) {
        synchronized (LOADED) {
            WeakReference<RuleUnit> reference = LOADED.get(packageName);
            return reference == null ? null : reference.get();
        }
    }

    private static Map<String, RuleUnit> compile(String packId, Map<String, CheckedRule> missing)
            throws PackRefusedException {
        if (missing.isEmpty()) {
            return Map.of();
        }
        Map<String, GeneratedCode> code = generate(packId, missing);
        List<PackProblem> problems = new ArrayList<>();
        Map<String, RuleUnit> units = new HashMap<>();
        code.forEach((packageName, generated) -> {
            RuleOrigins origins = new RuleOrigins(generated);
            CheckedRule rule = java.util.Objects.requireNonNull(missing.get(packageName));
            List<PackProblem> found = CodeGate.problems(generated, origins, List.of(rule));
            problems.addAll(found);
            if (found.isEmpty()) {
                units.put(packageName, RuleUnit.load(BudgetWeaver.weave(generated), origins));
            }
        });
        if (!problems.isEmpty()) {
            throw new PackRefusedException(packId, problems);
        }
        remember(units);
        return units;
    }

    private static Map<String, GeneratedCode> generate(String packId, Map<String, CheckedRule> rules)
            throws PackRefusedException {
        Map<String, String> textByPackage = new LinkedHashMap<>();
        rules.forEach((packageName, rule) -> textByPackage.put(packageName, rule.text()));
        try {
            return RuleCompiler.compile(textByPackage);
        } catch (Refused e) {
            throw new PackRefusedException(packId, BuildFaults.of(List.copyOf(rules.values()), PackNames.ALONE, e));
        }
    }

    private static void remember(Map<String, RuleUnit> units) {
        synchronized (LOADED) {
            LOADED.values().removeIf(reference -> reference.get() == null);
            units.forEach((packageName, unit) -> LOADED.put(packageName, new WeakReference<>(unit)));
        }
    }
}
