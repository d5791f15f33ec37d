package org.claimscreener.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The metrics of one part of the system, in the order in which they were declared. Filled while its class is loaded. */
public final class Area {
    private final String title;
    private final String servedBy;
    private final List<Metric> metrics = new ArrayList<>();

    /**
     * An empty one.
     *
     * @param servedBy whose endpoint has them
     */
    Area(String title, String servedBy) {
        this.title = title;
        this.servedBy = servedBy;
    }

    Metric counter(String name, String meaning, Label... labels) {
        return add(new Metric(name, Kind.COUNTER, List.of(labels), List.of(), meaning));
    }

    Metric gauge(String name, String meaning, Label... labels) {
        return add(new Metric(name, Kind.GAUGE, List.of(labels), List.of(), meaning));
    }

    Metric timer(String name, String meaning, Label... labels) {
        return add(new Metric(name, Kind.TIMER, List.of(labels), List.of(), meaning));
    }

    Metric histogram(String name, List<Duration> buckets, String meaning, Label... labels) {
        return add(new Metric(name, Kind.HISTOGRAM, List.of(labels), buckets, meaning));
    }

    private Metric add(Metric metric) {
        metrics.add(metric);
        return metric;
    }

    /** What it is called in the docs. */
    public String title() {
        return title;
    }

    /** Whose endpoint has them. */
    public String servedBy() {
        return servedBy;
    }

    /** All of it. */
    public List<Metric> metrics() {
        return List.copyOf(metrics);
    }
}
