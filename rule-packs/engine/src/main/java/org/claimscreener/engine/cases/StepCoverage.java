package org.claimscreener.engine.cases;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.cases.CaseResult.Run;
import org.claimscreener.engine.drools.ConditionStep;
import org.claimscreener.engine.drools.StepTrial;
import org.claimscreener.engine.drools.StepTrial.Reached;

/**
 * How the cases of a rule try one of its conditions.
 *
 * @param reached cases in which everything before it was met
 * @param met cases in which it was met too
 * @param nearMissesStopped near misses that got here and no further: with none, the cases would not notice if the condition
 *     went missing
 */
public record StepCoverage(ConditionStep step, int reached, int met, int nearMissesStopped) {

    /**
     * Of every condition of the rule, in their order.
     *
     * @param results of the rule's own cases; those that could not be run are left out
     */
    public static List<StepCoverage> of(String rule, StepTrial trial, List<CaseResult> results) {
        List<Tried> tried = new ArrayList<>();
        for (CaseResult result : results) {
            if (result.packCase().rule().equals(rule) && result.run().isPresent()) {
                Run run = result.run().get();
                Reached reached = trial.on(run.screening().facts());
                tried.add(new Tried(result.packCase().hit(), reached.metBy(rule)));
            }
        }
        return trial.stepsOf(rule).stream().map(step -> of(step, tried)).toList();
    }

    private record Tried(boolean hit, int met) {}

    private static StepCoverage of(ConditionStep step, List<Tried> tried) {
        int reached = 0;
        int met = 0;
        int stopped = 0;
        for (Tried one : tried) {
            reached += one.met() >= step.number() - 1 ? 1 : 0;
            met += one.met() >= step.number() ? 1 : 0;
            stopped += !one.hit() && one.met() == step.number() - 1 ? 1 : 0;
        }
        return new StepCoverage(step, reached, met, stopped);
    }

    /** Would no near miss notice if the condition went missing, although it can fail? */
    public boolean untried() {
        return !step.certain() && nearMissesStopped == 0;
    }
}
