package org.claimscreener.faults;

import java.util.List;

import org.claimscreener.faults.load.Books;
import org.claimscreener.faults.measure.Recovery;
import org.claimscreener.faults.scenario.Fault;

/**
 * What became of one fault.
 *
 * @param outcome whether its script ran to the end
 * @param times that it was injected
 * @param totals what it added to the books
 * @param recoveries one each injection
 * @param verdict of the oracle, over everything in the topics
 * @param notes in the order of their making; for a script that did not run to the end, why
 */
public record ScenarioResult(
        Fault fault,
        Outcome outcome,
        long times,
        Books.Totals totals,
        List<Recovery> recoveries,
        Oracle.Verdict verdict,
        List<String> notes) {

    private static final Books.Totals NOTHING = new Books.Totals(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Whether a script ran to its end. */
    public enum Outcome {
        /** It did. */
        DONE,
        /** This machine cannot do it. */
        NOT_HERE,
        /** The system, or the harness, did not do what it must. */
        FAILED
    }

    public ScenarioResult {
        recoveries = List.copyOf(recoveries);
        notes = List.copyOf(notes);
    }

    /** For a fault that could not be injected, or whose script broke off before anything was counted. */
    static ScenarioResult without(Fault fault, Outcome outcome, String why) {
        return new ScenarioResult(
                fault, outcome, 0, NOTHING, List.of(), new Oracle.Verdict("not asked", List.of()), List.of(why));
    }

    /** Whether every promise was kept; one that could not be tested here was not broken. */
    public boolean isGood() {
        return switch (outcome) {
            case NOT_HERE -> true;
            case FAILED -> false;
            case DONE ->
                totals.contradictory() == 0 && totals.unanswered() == 0 && totals.strangers() == 0 && verdict.isClean();
        };
    }
}
