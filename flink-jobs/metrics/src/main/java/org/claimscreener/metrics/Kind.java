package org.claimscreener.metrics;

/** What a metric is to Prometheus. */
public enum Kind {
    /** Only grows, until its process ends. */
    COUNTER("counter"),
    /** A state now. */
    GAUGE("gauge"),
    /** Durations: their number, sum and maximum, without buckets. */
    TIMER("summary"),
    /** Durations with buckets, for objectives and quantiles. */
    HISTOGRAM("histogram");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** Prometheus' word for it. */
    public String word() {
        return word;
    }
}
