package org.claimscreener.authorkit.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.claimscreener.engine.cases.CaseResult;
import org.claimscreener.engine.drools.RuleUse;
import org.claimscreener.engine.drools.StepTrial;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.Features;
import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.pack.WatchedValue;

/**
 * Why a case comes out as it does.
 *
 * @param features values of features that the rules ask for, in words, by name
 * @param watched parameters that are other than usual because somebody is watched, as far as the rules read them
 * @param rules where each rule stopped, in the order of their files
 * @param conditions how many conditions each rule has
 */
record CaseExplanation(
        RulePack pack,
        CaseResult result,
        Map<String, String> features,
        List<WatchedValue> watched,
        Map<String, StepTrial.Stop> rules,
        Map<String, Integer> conditions) {

    static CaseExplanation of(RulePack pack, List<RuleUse> rules, CaseResult result, StepTrial steps) {
        Map<String, StepTrial.Stop> stops = new LinkedHashMap<>();
        Map<String, Integer> conditions = new LinkedHashMap<>();
        Map<String, String> features = Map.of();
        List<WatchedValue> watched = List.of();
        if (result.run().isPresent()) {
            FactSet facts = result.run().get().screening().facts();
            Map<String, StepTrial.Stop> all = steps.stops(facts);
            for (RuleUse rule : rules) {
                stops.put(rule.rule(), java.util.Objects.requireNonNull(all.get(rule.rule())));
                conditions.put(rule.rule(), steps.stepsOf(rule.rule()).size());
            }
            features = features(pack, rules, steps.features(facts));
            watched = pack.watchedFor(facts).stream()
                    .filter(one ->
                            rules.stream().anyMatch(rule -> rule.parameters().contains(one.parameter())))
                    .toList();
        }
        return new CaseExplanation(pack, result, features, watched, stops, conditions);
    }

    private static Map<String, String> features(RulePack pack, List<RuleUse> rules, Features values) {
        Set<String> asked =
                rules.stream().flatMap(rule -> rule.features().stream()).collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> told = new TreeMap<>();
        for (FeatureDeclaration feature : pack.features()) {
            if (asked.contains(feature.name()) && !feature.key().hasSubject()) {
                boolean known = values.has(feature.name());
                told.put(feature.name(), known ? values.value(feature.name()) + " " + feature.unit() : "not known");
            }
        }
        return told;
    }
}
