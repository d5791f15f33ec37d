package org.claimscreener.engine.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.claimscreener.engine.drools.RuleGate;
import org.claimscreener.engine.drools.RuleUse;
import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.pack.PackHeader;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.PackText;
import org.claimscreener.engine.pack.ParameterDeclaration;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.pack.TableDeclaration;

/**
 * What differs between two packs, for who approves the second.
 *
 * @param changes by section, then by name; none when the packs say the same
 */
public record PackDiff(List<Change> changes) {

    /** A part of a pack. */
    public enum Section {
        HEADER,
        PARAMETER,
        RULE,
        FEATURE,
        TABLE,
        CASES
    }

    /** What became of something. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One thing that differs.
     *
     * @param details {@code old -> new}, or lines that begin with + or - for what came and what went
     */
    public record Change(Section section, String name, Kind kind, List<String> details) {
        public Change {
            details = List.copyOf(details);
        }
    }

    public PackDiff {
        changes = List.copyOf(changes);
    }

    /**
     * Compares two packs, whatever their ids.
     *
     * @throws PackRefusedException when the rules of one do not pass the gate
     */
    public static PackDiff of(RulePack before, RulePack after) throws PackRefusedException {
        List<Change> changes = new ArrayList<>();
        header(before.header(), after.header(), changes);
        changes.addAll(compare(
                Section.PARAMETER,
                byName(before.parameters(), ParameterDeclaration::name),
                byName(after.parameters(), ParameterDeclaration::name),
                DeclarationDiff::parameter));
        changes.addAll(compare(
                Section.RULE,
                byName(RuleGate.uses(before), RuleUse::rule),
                byName(RuleGate.uses(after), RuleUse::rule),
                RuleDiff::of));
        changes.addAll(compare(
                Section.FEATURE,
                byName(before.features(), FeatureDeclaration::name),
                byName(after.features(), FeatureDeclaration::name),
                DeclarationDiff::feature));
        changes.addAll(compare(
                Section.TABLE,
                byName(before.tables(), TableDeclaration::name),
                byName(after.tables(), TableDeclaration::name),
                (one, other) -> TableDiff.of(before, one, after, other)));
        changes.addAll(compare(
                Section.CASES,
                byName(before.cases(), PackText::name),
                byName(after.cases(), PackText::name),
                (one, other) -> LineDiff.of(one.text(), other.text())));
        return new PackDiff(changes);
    }

    private static void header(PackHeader before, PackHeader after, List<Change> changes) {
        List<String> details = DeclarationDiff.header(before, after);
        if (!details.isEmpty()) {
            changes.add(new Change(Section.HEADER, "pack.yaml", Kind.CHANGED, details));
        }
    }

    private static <T> List<Change> compare(
            Section section, Map<String, T> before, Map<String, T> after, BiFunction<T, T, List<String>> details) {
        List<Change> changes = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            T one = before.get(name);
            T other = after.get(name);
            if (one == null || other == null) {
                changes.add(new Change(section, name, one == null ? Kind.ADDED : Kind.REMOVED, List.of()));
                continue;
            }
            List<String> differences = details.apply(one, other);
            if (!differences.isEmpty()) {
                changes.add(new Change(section, name, Kind.CHANGED, differences));
            }
        }
        return changes;
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        Map<String, T> byName = new LinkedHashMap<>();
        all.forEach(one -> byName.put(name.apply(one), one));
        return byName;
    }
}
