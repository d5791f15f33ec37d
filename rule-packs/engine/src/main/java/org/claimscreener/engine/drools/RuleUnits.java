package org.claimscreener.engine.drools;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static volatile StoredCode stored = new StoredCode(RuleCodeStore.NONE);

    private RuleUnits() {}

    /** From now on, what is compiled goes there, and what is there is not compiled. */
    static void keepIn(RuleCodeStore store) {
        stored = new StoredCode(store);
    }

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

    /** Compiles a rule and keeps nothing of it. */
    static void practise(String packId, CheckedRule rule) throws PackRefusedException {
        var unused = generate(packId, List.of(rule));
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
        StoredCode kept = stored;
        Map<String, RuleUnit> units = kept.inTurn(() -> foundOrCompiled(packId, rules, kept));
        synchronized (LOADED) {
            LOADED.values().removeIf(reference -> reference.get() == null);
            units.forEach((digest, unit) -> LOADED.put(digest, new WeakReference<>(unit)));
        }
        return units;
    }

    /** By digest of their texts: those that were kept, and the others compiled together. */
    static Map<String, RuleUnit> foundOrCompiled(String packId, List<CheckedRule> rules, StoredCode kept)
            throws PackRefusedException {
        Map<String, CheckedRule> missing = new LinkedHashMap<>();
        rules.forEach(rule -> missing.put(digest(rule), rule));
        Map<String, RuleUnit> units = new HashMap<>();
        for (Map.Entry<String, Set<String>> group :
                kept.groupsOf(missing.keySet()).entrySet()) {
            Optional<RuleGroup> loaded = kept.code(group.getKey()).flatMap(code -> load(code, rules));
            for (String digest : loaded.isPresent() ? group.getValue() : Set.<String>of()) {
                CheckedRule rule = missing.remove(digest);
                if (rule != null) {
                    units.put(digest, RuleUnit.of(loaded.get(), rule));
                }
            }
        }
        if (!missing.isEmpty()) {
            List<CheckedRule> left = List.copyOf(missing.values());
            GeneratedCode code = generate(packId, left);
            RuleOrigins origins = new RuleOrigins(code);
            List<PackProblem> problems = CodeGate.problems(code, origins, left);
            if (!problems.isEmpty()) {
                throw new PackRefusedException(packId, problems);
            }
            kept.keep(code, List.copyOf(missing.keySet()));
            RuleGroup group = RuleGroup.load(BudgetWeaver.weave(code), origins);
            missing.forEach((digest, rule) -> units.put(digest, RuleUnit.of(group, rule)));
        }
        return units;
    }

    /** What was kept passes the same gate as what has just been compiled; or else it is compiled again. */
    private static Optional<RuleGroup> load(GeneratedCode code, List<CheckedRule> rules) {
        RuleOrigins origins = new RuleOrigins(code);
        return CodeGate.problems(code, origins, rules).isEmpty()
                ? Optional.of(RuleGroup.load(BudgetWeaver.weave(code), origins))
                : Optional.empty();
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
