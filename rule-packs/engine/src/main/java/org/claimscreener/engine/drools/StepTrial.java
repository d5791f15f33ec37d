package org.claimscreener.engine.drools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.claimscreener.engine.drools.RuleCompiler.Refused;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.Features;
import org.claimscreener.engine.feature.PatientFeatures;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.kie.api.runtime.KieSession;

/**
 * How far each rule of a pack gets on a settlement. Of every rule its beginnings are compiled too: the first condition, the
 * first two, and so on, as rules that only mark. For author tools; it costs many times what the pack itself does. Not for
 * several threads; close it.
 */
public final class StepTrial implements AutoCloseable {
    /** Enough for every join that the gate lets through on a bill of some hundred lines. */
    private static final int MOST_FIRINGS = 1_000_000;

    private final RulePack pack;
    private final List<ConditionStep> steps;
    private final Map<String, Integer> stepsByRule = new LinkedHashMap<>();
    private final FactInsertion facts;
    private final PatientFeatures.Declared patientFeatures;
    private final CompiledRules compiled;
    private final RuleErrors errors;

    /**
     * What came of one settlement.
     *
     * @param met how many of a rule's first steps are met together, by rule; all of them: the rule fires
     * @param failure why it says nothing, where a condition failed or went on without end
     */
    public record Reached(Map<String, Integer> met, Optional<String> failure) {
        public Reached {
            met = Map.copyOf(met);
        }

        /** Of one rule; 0 when not even its first step was met. */
        public int metBy(String rule) {
            return met.getOrDefault(rule, 0);
        }
    }

    /**
     * How far one rule got.
     *
     * @param unmet the first condition that nothing met, unless all were
     * @param there what was there instead, a line a fact, as far as it can be told
     */
    public record Stop(int met, Optional<ConditionStep> unmet, List<String> there, Optional<String> failure) {
        public Stop {
            there = List.copyOf(there);
        }
    }

    private StepTrial(RulePack pack, List<CheckedRule> rules, GeneratedCode code) {
        this.pack = pack;
        this.steps =
                rules.stream().flatMap(rule -> rule.steps().steps().stream()).toList();
        steps.forEach(step -> stepsByRule.merge(step.rule(), 1, Integer::sum));
        this.facts = new FactInsertion(rules);
        this.patientFeatures =
                new PatientFeatures.Declared(pack.compiledFeatures().ofPatients());
        RuleOrigins origins = new RuleOrigins(code);
        this.compiled = CompiledRules.of(RuleGroup.load(code, origins).model());
        this.errors = new RuleErrors(origins);
    }

    /**
     * Takes seconds for each hundred conditions.
     *
     * @throws PackRefusedException when the pack's rules do not pass the gate, or do not compile
     */
    public static StepTrial compile(RulePack pack) throws PackRefusedException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(StepTrial.class.getClassLoader());
        try {
            List<CheckedRule> rules = RuleGate.check(pack);
            return new StepTrial(pack, rules, compile(pack, rules));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static GeneratedCode compile(RulePack pack, List<CheckedRule> rules) throws PackRefusedException {
        String packageName = PackNames.ofSteps(pack);
        Map<String, String> texts = new TreeMap<>();
        for (CheckedRule rule : rules) {
            texts.put(
                    packageName.replace('.', '/') + "/" + rule.info().rule() + ".drl",
                    DrlText.withPreface(packageName, beginnings(rule)));
        }
        try {
            return RuleCompiler.compile(packageName, texts);
        } catch (Refused e) {
            throw new PackRefusedException(pack.id(), BuildFaults.of(rules, packageName, e));
        }
    }

    private static String beginnings(CheckedRule rule) {
        StringBuilder drl = new StringBuilder();
        List<String> conditions = rule.steps().conditionsUpTo();
        for (int i = 0; i < conditions.size(); i++) {
            drl.append("rule \"")
                    .append(rule.info().rule())
                    .append(StepMarks.BETWEEN)
                    .append(i + 1)
                    .append("\"\nwhen\n")
                    .append(conditions.get(i))
                    .append("\nthen\nend\n");
        }
        return drl.toString();
    }

    /** All conditions, by file, rule and order. */
    public List<ConditionStep> steps() {
        return steps;
    }

    /** The conditions of one rule, in their order; empty when there is no such rule. */
    public List<ConditionStep> stepsOf(String rule) {
        return steps.stream().filter(step -> step.rule().equals(rule)).toList();
    }

    /** Names of the rules, in the order of their files. */
    public List<String> rules() {
        return List.copyOf(stepsByRule.keySet());
    }

    /** Tries every rule on one settlement. Never throws for what a rule does. */
    public Reached on(FactSet factSet) {
        StepMarks marks = run(factSet);
        return new Reached(marks.met(), marks.failure());
    }

    /** Says of every rule where it stops on one settlement, by name, in the order of the files. */
    public Map<String, Stop> stops(FactSet factSet) {
        StepMarks marks = run(factSet);
        Map<String, Stop> stops = new LinkedHashMap<>();
        for (String rule : rules()) {
            List<ConditionStep> ofRule = stepsOf(rule);
            int met = marks.met().getOrDefault(rule, 0);
            Optional<ConditionStep> unmet = met < ofRule.size() ? Optional.of(ofRule.get(met)) : Optional.empty();
            boolean samePattern = met > 0
                    && unmet.isPresent()
                    && ofRule.get(met - 1).pattern() == unmet.get().pattern();
            List<String> there = unmet.map(step -> marks.there(step, samePattern, pack.parametersFor(factSet)))
                    .orElse(List.of());
            stops.put(rule, new Stop(met, unmet, there, marks.failure()));
        }
        return stops;
    }

    /** The features as the rules see them: the institution's as given, the person's worked out from the past. */
    public Features features(FactSet factSet) {
        return factSet.features().with(patientFeatures.on(factSet));
    }

    private StepMarks run(FactSet factSet) {
        StepMarks marks = new StepMarks();
        KieSession session = compiled.session();
        try {
            session.setGlobal(AllowedNames.PARAMETERS, pack.parametersFor(factSet));
            session.addEventListener(marks);
            facts.insert(
                    new FactsAtHand(factSet.with(features(factSet)), new KnowledgeRows(pack.knowledge(), factSet)),
                    session);
            marks.inserted(session.getObjects());
            if (session.fireAllRules(MOST_FIRINGS) >= MOST_FIRINGS) {
                marks.failed("its rules match without end");
            }
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            marks.failed(errors.describe(e, null));
        } finally {
            session.dispose();
        }
        return marks;
    }

    /** Lets go of the compiled classes. */
    @Override
    public void close() {
        compiled.close();
    }
}
