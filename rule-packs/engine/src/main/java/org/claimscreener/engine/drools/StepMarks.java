package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.fact.Parameters;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.rule.Match;

/** Marks which beginnings of rules match in one evaluation, and keeps a few of the furthest matches. Not thread-safe. */
final class StepMarks extends DefaultAgendaEventListener {
    /** Stands between a rule's name and the number of its last step. */
    static final String BETWEEN = "#";

    private static final int MOST_KEPT = 5;

    private final Map<String, Furthest> byRule = new HashMap<>();
    private final List<Object> inserted = new ArrayList<>();
    private Optional<String> failure = Optional.empty();

    private static final class Furthest {
        private int step;
        private final List<Match> matches = new ArrayList<>();
    }

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
        String name = event.getMatch().getRule().getName();
        int between = name.lastIndexOf(BETWEEN);
        int step = Integer.parseInt(name.substring(between + 1));
        Furthest furthest = byRule.computeIfAbsent(name.substring(0, between), rule -> new Furthest());
        if (step > furthest.step) {
            furthest.step = step;
            furthest.matches.clear();
        }
        if (step == furthest.step && furthest.matches.size() < MOST_KEPT) {
            furthest.matches.add(event.getMatch());
        }
    }

    void inserted(Collection<?> facts) {
        inserted.addAll(facts);
    }

    void failed(String why) {
        failure = Optional.of(why);
    }

    Optional<String> failure() {
        return failure;
    }

    /** By rule, how many of its first steps were met; a rule of which none was is not in it. */
    Map<String, Integer> met() {
        Map<String, Integer> met = new HashMap<>();
        byRule.forEach((rule, furthest) -> met.put(rule, furthest.step));
        return met;
    }

    /**
     * What was there where a condition was not met: each fact with the values that the condition names.
     *
     * @param samePattern the facts are those that met the pattern up to here; else all of the type
     */
    List<String> there(ConditionStep unmet, boolean samePattern, Parameters parameters) {
        if (unmet.type().isEmpty()) {
            return List.of();
        }
        Furthest furthest = byRule.getOrDefault(unmet.rule(), new Furthest());
        List<String> lines = new ArrayList<>();
        if (samePattern) {
            for (Match match : furthest.matches) {
                List<Object> objects =
                        match.getObjects().stream().map(Object.class::cast).toList();
                lines.add(StepValues.of(unmet, objects.get(objects.size() - 1), variables(match), parameters));
            }
            return distinct(lines);
        }
        Map<String, Object> variables = furthest.matches.isEmpty() ? Map.of() : variables(furthest.matches.get(0));
        for (Object fact : inserted) {
            if (fact.getClass().getSimpleName().equals(unmet.type()) && lines.size() < MOST_KEPT) {
                lines.add(StepValues.of(unmet, fact, variables, parameters));
            }
        }
        return lines.isEmpty() ? List.of("no " + unmet.type()) : distinct(lines);
    }

    private static List<String> distinct(List<String> lines) {
        return lines.stream().distinct().toList();
    }

    private static Map<String, Object> variables(Match match) {
        Map<String, Object> variables = new HashMap<>();
        for (String id : match.getDeclarationIds()) {
            Object value = match.getDeclarationValue(id);
            if (value != null) {
                variables.put(id, value);
            }
        }
        return variables;
    }
}
