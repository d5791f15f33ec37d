package org.claimscreener.console.status;

import java.util.Optional;

/** What the status page plots of the last hours; queries of Prometheus over names of the catalogue. */
public enum Figure {
    /** New decisions a second, by verdict. */
    DECISIONS("sum by (verdict) (rate(screener_decisions_total[5m]))", "verdict"),
    /** Milliseconds from append to acknowledged decision; of half, and of all but one in a hundred. */
    LATENCY(
            "label_replace(1000 * histogram_quantile(0.5, sum by (le) (rate(screener_decision_latency_seconds_bucket[5m]))),"
                    + " \"of\", \"p50\", \"\", \"\") or label_replace(1000 * histogram_quantile(0.99, sum by (le)"
                    + " (rate(screener_decision_latency_seconds_bucket[5m]))), \"of\", \"p99\", \"\", \"\")",
            "of"),
    /** Inputs read and not yet answered. */
    IN_FLIGHT("sum(screener_in_flight)", ""),
    /** Percent of new decisions that withhold or refuse. */
    WITHHELD(
            "100 * sum(rate(screener_decisions_total{verdict!=\"RELEASE\"}[15m])) / sum(rate(screener_decisions_total[15m]))",
            ""),
    /** What could not be screened in a quarter of an hour, by job. */
    DEAD_LETTERS("sum by (job) (increase(screener_dead_letters_total[15m]))", "job");

    private final String query;
    private final String label;

    Figure(String query, String label) {
        this.query = query;
        this.label = label;
    }

    /** In PromQL. */
    public String query() {
        return query;
    }

    /** The label whose values tell curves of one figure apart; empty when there is one curve alone. */
    Optional<String> label() {
        return label.isEmpty() ? Optional.empty() : Optional.of(label);
    }
}
