package org.claimscreener.engine.drools;

import java.util.List;

import org.claimscreener.engine.decision.RuleFinding;
import org.claimscreener.wire.record.SystemReason;

/** What came of evaluating one pack for one settlement. */
public sealed interface Evaluation {

    /**
     * Every rule was tried.
     *
     * @param findings by rule code, rule name, first line concerned and evidence; the same facts give the same list
     * @param firings how many rules fired
     * @param elapsedMicros on the wall, for metrics; no decision may hang on it
     * @param waited did it take ten times its budget on the wall, though not of its own time? Then the machine is too
     *     busy or too short of memory, and no rule is to blame; for metrics, no decision may hang on it
     */
    record Completed(List<RuleFinding> findings, int firings, long elapsedMicros, boolean waited)
            implements Evaluation {
        public Completed {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The pack could not say; whatever it had found until then is dropped.
     *
     * @param reason RULE_ERROR or BUDGET_EXCEEDED
     * @param detail for the rule's author, names the rule where one is to blame; without personal data
     */
    record Failed(SystemReason reason, String detail) implements Evaluation {}
}
