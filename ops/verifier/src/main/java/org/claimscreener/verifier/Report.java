package org.claimscreener.verifier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the oracle found.
 *
 * @param asOf the moment at which the ends were noted; ages are counted from it
 * @param totals what went in and came out
 * @param findings one for each invariant, in their order
 * @param packSets which packs decided what, by partition and time
 * @param notes what was seen that breaks no promise and may still interest somebody
 */
public record Report(Instant asOf, Totals totals, List<Finding> findings, List<PackSet> packSets, List<String> notes) {

    /**
     * About one invariant.
     *
     * @param judged how often it was looked at and could be told
     * @param violations how often it was broken
     * @param shown the first of them
     * @param notChecked how often it could not be told, by reason
     */
    public record Finding(
            Invariant invariant, long judged, long violations, List<Violation> shown, Map<String, Long> notChecked) {
        public Finding {
            shown = List.copyOf(shown);
            notChecked = java.util.Collections.unmodifiableMap(new TreeMap<>(notChecked));
        }
    }

    public Report {
        findings = List.copyOf(findings);
        packSets = List.copyOf(packSets);
        notes = List.copyOf(notes);
    }

    /** No promise was seen broken. Says nothing about what could not be checked. */
    public boolean clean() {
        return violations() == 0;
    }

    /** How often any was broken. */
    public long violations() {
        return findings.stream().mapToLong(Finding::violations).sum();
    }

    /** Nothing at all was on the topics, so that nothing was judged. */
    public boolean empty() {
        return totals.inputs() == 0 && totals.decisions() == 0 && totals.receipts() == 0 && totals.deadLetters() == 0;
    }

    /** What was found about one. */
    public Finding of(Invariant invariant) {
        return findings.stream()
                .filter(finding -> finding.invariant() == invariant)
                .findFirst()
                .orElseThrow();
    }

    /** The violations kept to be shown, by invariant. */
    public List<Violation> shown() {
        return findings.stream().flatMap(finding -> finding.shown().stream()).toList();
    }
}
