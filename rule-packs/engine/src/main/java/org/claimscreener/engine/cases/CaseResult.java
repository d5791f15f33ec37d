package org.claimscreener.engine.cases;

import java.util.List;

/**
 * What came of one case.
 *
 * @param failures how it differs from what its author expects; empty when it passed
 * @param evidence what the rule under test found
 */
public record CaseResult(PackCase packCase, List<String> failures, List<String> evidence) {
    public CaseResult {
        failures = List.copyOf(failures);
        evidence = List.copyOf(evidence);
    }

    public boolean passed() {
        return failures.isEmpty();
    }
}
