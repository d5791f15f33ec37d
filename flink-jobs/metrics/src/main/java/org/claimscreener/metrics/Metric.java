package org.claimscreener.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One metric of the catalogue.
 *
 * @param name without what Prometheus' form adds: {@code _total} of counters, {@code _seconds} of durations
 * @param labels in the order in which {@link Meters} takes their values
 * @param buckets upper bounds of a histogram, ascending; none for the other kinds
 * @param meaning one sentence, with the unit where the name does not say it, and which value is a fault
 */
public record Metric(String name, Kind kind, List<Label> labels, List<Duration> buckets, String meaning) {
    private static final String SECONDS = "_seconds";

    /** Its client cuts these off a name, and a query for the whole name would find nothing. */
    private static final Set<String> RESERVED = Set.of("_total", "_info", "_created", "_bucket", "_count", "_sum");

    public Metric {
        if (!name.matches("screener_[a-z][a-z_]{2,60}")) {
            throw new IllegalArgumentException("a metric is called screener_ and words in small letters, not " + name);
        }
        if (RESERVED.stream().anyMatch(name::endsWith)) {
            throw new IllegalArgumentException("Prometheus' form adds or cuts off the end of the name: " + name);
        }
        if (buckets.isEmpty() == (kind == Kind.HISTOGRAM)) {
            throw new IllegalArgumentException("a histogram has buckets, and nothing else has: " + name);
        }
        labels = List.copyOf(labels);
        buckets = List.copyOf(buckets);
    }

    /** As queries name it, without the parts of a duration. */
    public String exposed() {
        return switch (kind) {
            case COUNTER -> name + "_total";
            case GAUGE -> name;
            case TIMER, HISTOGRAM -> name.endsWith(SECONDS) ? name : name + SECONDS;
        };
    }

    /** Every name under which a scrape has a part of it. */
    public Set<String> series() {
        return switch (kind) {
            case COUNTER, GAUGE -> Set.of(exposed());
            case TIMER -> parts(List.of("_count", "_sum", "_max"));
            case HISTOGRAM -> parts(List.of("_bucket", "_count", "_sum", "_max"));
        };
    }

    private Set<String> parts(List<String> endings) {
        Set<String> names = new TreeSet<>();
        endings.forEach(ending -> names.add(exposed() + ending));
        return names;
    }

    /** The most sets of label values in one process. */
    public long mostSets() {
        return labels.stream().mapToLong(Label::most).reduce(1, Math::multiplyExact);
    }

    List<String> labelNames() {
        List<String> names = new ArrayList<>(labels.size());
        labels.forEach(label -> names.add(label.name()));
        return names;
    }
}
