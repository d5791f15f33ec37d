package org.claimscreener.engine.cases;

import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.decision.RuleFinding;
import org.claimscreener.engine.screen.Screening;

/**
 * What came of one case.
 *
 * @param failures how it differs from what its author expects; empty when it passed
 * @param evidence what the rule under test found
 * @param run what came of all rules; empty when a settlement of the case would be a dead letter, or the pack failed on it
 */
public record CaseResult(PackCase packCase, List<String> failures, List<String> evidence, Optional<Run> run) {
    /**
     * The case's settlement as it was screened.
     *
     * @param findings of all rules of the pack
     */
    public record Run(Screening screening, List<RuleFinding> findings) {
        public Run {
            findings = List.copyOf(findings);
        }
    }

    public CaseResult {
        failures = List.copyOf(failures);
        evidence = List.copyOf(evidence);
    }

    public boolean passed() {
        return failures.isEmpty();
    }
}
