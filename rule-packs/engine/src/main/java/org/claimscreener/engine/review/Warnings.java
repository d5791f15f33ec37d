package org.claimscreener.engine.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.claimscreener.engine.cases.PackCase;
import org.claimscreener.engine.drools.RuleUse;
import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.pack.PackHeader;
import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.ParameterDeclaration;
import org.claimscreener.engine.pack.ParameterDeclaration.Overlay;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.pack.TableDeclaration;

/** What is allowed in a pack and hardly meant: declared and unused, out of date, with too few cases. Not thread-safe. */
final class Warnings {
    /** As many cases of each kind every rule is to have before it ships. */
    static final long ENOUGH_CASES = 10;

    private static final String HEADER = "pack.yaml";
    private static final String FEATURES = "features.yaml";

    private final RulePack pack;
    private final List<RuleUse> rules;
    private final List<PackProblem> found = new ArrayList<>();

    private Warnings(RulePack pack, List<RuleUse> rules) {
        this.pack = pack;
        this.rules = rules;
    }

    static List<PackProblem> of(RulePack pack, List<RuleUse> rules, List<PackCase> cases, LocalDate today) {
        Warnings warnings = new Warnings(pack, rules);
        warnings.dates(today);
        warnings.unused();
        rules.forEach(rule -> warnings.cases(rule, cases));
        return warnings.found;
    }

    private void dates(LocalDate today) {
        PackHeader header = pack.header();
        LocalDate to = header.effectiveTo();
        if (today.isBefore(header.effectiveFrom())) {
            add(HEADER, "effective", "is not in force before " + header.effectiveFrom(), "nothing, if that is meant");
        }
        if (to != null && today.isAfter(to)) {
            add(HEADER, "effective", "was in force until " + to, "set 'to' to a later day, or retire the pack");
        }
        for (ParameterDeclaration parameter : pack.parameters()) {
            for (Overlay overlay : parameter.overlays()) {
                LocalDate end = overlay.to();
                if (end != null && today.isAfter(end)) {
                    add(
                            HEADER,
                            parameter.name(),
                            "'" + parameter.name() + "' for region " + overlay.region() + " ended on " + end,
                            "remove the overlay, or end it later");
                }
            }
        }
    }

    private void unused() {
        Set<String> parameters = all(RuleUse::parameters);
        Set<String> features = all(RuleUse::features);
        Set<String> tables = all(RuleUse::tables);
        Set<String> columns = all(RuleUse::columns);
        for (ParameterDeclaration parameter : pack.parameters()) {
            unused(HEADER, parameter.name(), "parameter", parameters);
        }
        for (FeatureDeclaration feature : pack.features()) {
            unused(FEATURES, feature.name(), "feature", features);
        }
        for (TableDeclaration table : pack.tables()) {
            unused(HEADER, table.name(), "table", tables);
            for (String column : table.columns().keySet()) {
                boolean used = columns.contains(table.name() + "." + column)
                        || column.equals(TableDeclaration.SOURCE)
                        || !tables.contains(table.name());
                if (!used) {
                    add(
                            HEADER,
                            table.name(),
                            "column '" + column + "' of table '" + table.name() + "' is read by no rule",
                            "remove it, or let a rule read or show it");
                }
            }
        }
    }

    private void unused(String file, String name, String what, Set<String> used) {
        if (!used.contains(name)) {
            add(file, name, what + " '" + name + "' is used by no rule", "remove it, or let a rule use it");
        }
    }

    private void cases(RuleUse rule, List<PackCase> cases) {
        List<PackCase> own =
                cases.stream().filter(one -> one.rule().equals(rule.rule())).toList();
        long hits = own.stream().filter(PackCase::hit).count();
        long nearMisses = own.size() - hits;
        if (hits >= ENOUGH_CASES && nearMisses >= ENOUGH_CASES) {
            return;
        }
        Optional<PackCase> first = own.stream().findFirst();
        found.add(new PackProblem(
                first.map(PackCase::file).orElse(rule.file()),
                first.map(PackCase::ruleLine).orElse(rule.line()),
                "rule '" + rule.rule() + "' has " + hits + " hits and " + nearMisses + " near misses",
                "a rule is to have " + ENOUGH_CASES + " of each"));
    }

    private Set<String> all(Function<RuleUse, Set<String>> names) {
        Set<String> all = new HashSet<>();
        rules.forEach(rule -> all.addAll(names.apply(rule)));
        return all;
    }

    private void add(String file, String name, String what, String howToMend) {
        found.add(new PackProblem(file, lineOf(file, name), what, howToMend));
    }

    /** The line on which a name is declared: declarations keep none themselves. */
    private int lineOf(String file, String name) {
        List<String> lines = pack.text(file).orElse("").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.equals("name: " + name) || line.equals("- name: " + name) || line.startsWith(name + ":")) {
                return i + 1;
            }
        }
        return 0;
    }
}
