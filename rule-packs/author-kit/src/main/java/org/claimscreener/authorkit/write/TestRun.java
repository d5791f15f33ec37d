package org.claimscreener.authorkit.write;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.cases.CaseResult;
import org.claimscreener.engine.cases.PackCase;
import org.claimscreener.engine.cases.PackCases;
import org.claimscreener.engine.cases.StepCoverage;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.drools.RuleUse;
import org.claimscreener.engine.drools.StepTrial;

/** A pack's cases, run rule by rule and timed. Stateless. */
final class TestRun {
    private static final double NANOS_PER_MILLI = 1e6;

    private TestRun() {}

    /**
     * A case that was run.
     *
     * @param millis it took, its past included
     */
    record Timed(CaseResult result, double millis) {
        PackCase packCase() {
            return result.packCase();
        }
    }

    /** All cases of one rule, and how they try its conditions. */
    record OfRule(RuleUse rule, List<Timed> cases, List<StepCoverage> coverage) {
        OfRule {
            cases = List.copyOf(cases);
            coverage = List.copyOf(coverage);
        }

        long hits() {
            return cases.stream().filter(one -> one.packCase().hit()).count();
        }

        long nearMisses() {
            return cases.size() - hits();
        }

        List<Timed> failures() {
            return cases.stream().filter(one -> !one.result().passed()).toList();
        }

        double millis() {
            return cases.stream().mapToDouble(Timed::millis).sum();
        }

        List<StepCoverage> untried() {
            return coverage.stream().filter(StepCoverage::untried).toList();
        }
    }

    static List<OfRule> run(List<RuleUse> rules, List<PackCase> cases, CompiledPack pack, StepTrial steps) {
        PackCases runner = new PackCases(pack);
        List<OfRule> all = new ArrayList<>();
        for (RuleUse rule : rules) {
            List<Timed> timed = cases.stream()
                    .filter(one -> one.rule().equals(rule.rule()))
                    .map(one -> timed(runner, one))
                    .toList();
            List<CaseResult> results = timed.stream().map(Timed::result).toList();
            all.add(new OfRule(rule, timed, StepCoverage.of(rule.rule(), steps, results)));
        }
        return all;
    }

    private static Timed timed(PackCases runner, PackCase one) {
        long begin = System.nanoTime();
        CaseResult result = runner.run(one);
        return new Timed(result, (System.nanoTime() - begin) / NANOS_PER_MILLI);
    }
}
