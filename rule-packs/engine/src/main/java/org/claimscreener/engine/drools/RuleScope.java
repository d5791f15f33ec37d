package org.claimscreener.engine.drools;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.pack.ParameterDeclaration;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.pack.TableDeclaration;
import org.jspecify.annotations.Nullable;

/** What one rule may refer to: the pack's declarations and the rule's own variables. Not thread-safe. */
final class RuleScope {
    /** A row's table, where a variable stands for a {@code Knowledge} fact, else null. */
    record Fact(Class<?> type, @Nullable TableDeclaration table) {}

    private final Set<String> parameters;
    private final Map<String, FeatureDeclaration> features;
    private final Set<String> institutionFeatures = new HashSet<>();
    private final Set<String> usedParameters = new HashSet<>();
    private final Set<String> usedFeatures = new HashSet<>();
    private final Set<String> usedColumns = new HashSet<>();
    private final Map<String, TableDeclaration> tables;
    private final Map<String, Fact> facts = new HashMap<>();
    private final Set<String> variables = new HashSet<>();

    RuleScope(RulePack pack) {
        parameters = pack.parameters().stream().map(ParameterDeclaration::name).collect(Collectors.toSet());
        features = pack.features().stream().collect(Collectors.toMap(FeatureDeclaration::name, Function.identity()));
        tables = pack.tables().stream().collect(Collectors.toMap(TableDeclaration::name, Function.identity()));
    }

    Set<String> parameters() {
        return parameters;
    }

    Map<String, FeatureDeclaration> features() {
        return features;
    }

    /** Notes that the rule names the feature. */
    void asksFor(FeatureDeclaration feature) {
        usedFeatures.add(feature.name());
        if (!feature.key().ofPatient()) {
            institutionFeatures.add(feature.name());
        }
    }

    /** Features of institutions that the rule names: its evidence says since when they are complete. */
    Set<String> institutionFeatures() {
        return institutionFeatures;
    }

    void usesParameter(String name) {
        usedParameters.add(name);
    }

    void usesColumn(TableDeclaration table, String column) {
        usedColumns.add(table.name() + "." + column);
    }

    Set<String> usedParameters() {
        return usedParameters;
    }

    Set<String> usedFeatures() {
        return usedFeatures;
    }

    /** As {@code table.column}. */
    Set<String> usedColumns() {
        return usedColumns;
    }

    Map<String, TableDeclaration> tables() {
        return tables;
    }

    void bind(String variable) {
        variables.add(variable);
    }

    void bindFact(String variable, Fact fact) {
        variables.add(variable);
        facts.put(variable, fact);
    }

    Set<String> variables() {
        return variables;
    }

    /** The fact that a variable stands for, or null when it stands for something else. */
    @Nullable
    Fact fact(String variable) {
        return facts.get(variable);
    }
}
