package org.claimscreener.engine.drools;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.claimscreener.engine.drools.RuleCompiler.Refused;
import org.claimscreener.engine.pack.Digests;
import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.PackRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The rules that are loaded in this JVM, by their texts. Nothing but the text goes into a rule's code: tables, parameters
 * and features are looked up by name when it runs. Thread-safe.
 */
final class RuleUnits {
    /** By the text's digest. Units are held by the packs that have them, not by this. */
    private static final Map<String, WeakReference<RuleUnit>> LOADED = new HashMap<>();

    private RuleUnits() {}

    /**
     * A unit for each rule, in their order; those that the JVM does not have are compiled together.
     *
     * @throws PackRefusedException with every rule that does not compile, or else every rule whose code does what no
     *     rule may
     */
    static List<RuleUnit> of(String packId, List<CheckedRule> rules) throws PackRefusedException {
        List<RuleUnit> known = new ArrayList<>();
        List<CheckedRule> missing = new ArrayList<>();
        for (CheckedRule rule : rules) {
            RuleUnit unit = known(digest(rule));
            known.add(unit);
            if (unit == null) {
                missing.add(rule);
            }
        }
        if (missing.isEmpty()) {
            return known;
        }
        Map<String, RuleUnit> compiled = compile(packId, missing);
        List<RuleUnit> units = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            RuleUnit unit = known.get(i);
            units.add(unit != null ? unit : compiled.get(digest(rules.get(i))));
        }
        return units;
    }

    private static String digest(CheckedRule rule) {
        return Digests.sha256(rule.text().getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable RuleUnit known(String digest) {
        synchronized (LOADED) {
            WeakReference<RuleUnit> reference = LOADED.get(digest);
            return reference == null ? null : reference.get();
        }
    }

    private static Map<String, RuleUnit> compile(String packId, List<CheckedRule> rules) throws PackRefusedException {
        GeneratedCode code = generate(packId, rules);
        RuleOrigins origins = new RuleOrigins(code);
        List<PackProblem> problems = CodeGate.problems(code, origins, rules);
        if (!problems.isEmpty()) {
            throw new PackRefusedException(packId, problems);
        }
        RuleGroup group = RuleGroup.load(BudgetWeaver.weave(code), origins);
        Map<String, RuleUnit> units = new HashMap<>();
        rules.forEach(rule -> units.put(digest(rule), RuleUnit.of(group, rule)));
        synchronized (LOADED) {
            LOADED.values().removeIf(reference -> reference.get() == null);
            units.forEach((digest, unit) -> LOADED.put(digest, new WeakReference<>(unit)));
        }
        return units;
    }

    private static GeneratedCode generate(String packId, List<CheckedRule> rules) throws PackRefusedException {
        StringBuilder all = new StringBuilder();
        rules.forEach(rule -> all.append(digest(rule)));
        String packageName = PackNames.ofRules(Digests.sha256(all.toString().getBytes(StandardCharsets.UTF_8)));
        Map<String, String> textByPath = new TreeMap<>();
        for (CheckedRule rule : rules) {
            textByPath.put(
                    packageName.replace('.', '/') + "/" + rule.info().rule() + ".drl",
                    DrlText.withPreface(packageName, rule.text()));
        }
        try {
            return RuleCompiler.compile(packageName, textByPath);
        } catch (Refused e) {
            throw new PackRefusedException(packId, BuildFaults.of(rules, packageName, e));
        }
    }
}
