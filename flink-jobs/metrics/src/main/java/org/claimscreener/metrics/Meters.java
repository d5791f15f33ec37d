package org.claimscreener.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * Makes meters of the catalogue's metrics, and of nothing else; asked twice for one, it gives the same. Registering costs
 * microseconds: keep the meter where something is counted for every record. Thread-safe.
 */
public final class Meters {
    /** In place of every label when a metric has more sets of values than its bound: counted still, told apart no more. */
    public static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Map<String, Set<List<String>>> known = new ConcurrentHashMap<>();

    /** On a registry of a process's, or a test's. */
    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The counter of these label values. */
    public Counter counter(Metric metric, String... values) {
        check(metric, Kind.COUNTER);
        return Counter.builder(metric.name())
                .description(metric.meaning())
                .tags(tags(metric, values))
                .register(registry);
    }

    /** A counter that somebody else keeps. */
    public <T> void counter(Metric metric, T of, ToDoubleFunction<T> value, String... values) {
        check(metric, Kind.COUNTER);
        FunctionCounter.builder(metric.name(), of, value)
                .description(metric.meaning())
                .tags(tags(metric, values))
                .register(registry);
    }

    /**
     * Shows a state from now on. Asked again for the same label values before it was removed, it goes on with the first.
     *
     * @param of held weakly: keep it
     * @return to be removed with {@link #remove} by whoever ends before the process does
     */
    public <T> Meter gauge(Metric metric, T of, ToDoubleFunction<T> value, String... values) {
        check(metric, Kind.GAUGE);
        return Gauge.builder(metric.name(), of, value)
                .description(metric.meaning())
                .tags(tags(metric, values))
                .register(registry);
    }

    /** The timer of these label values, with the metric's buckets. */
    public Timer timer(Metric metric, String... values) {
        if (metric.kind() != Kind.TIMER && metric.kind() != Kind.HISTOGRAM) {
            throw new IllegalArgumentException(metric.name() + " measures no durations, it is a " + metric.kind());
        }
        return Timer.builder(metric.name())
                .description(metric.meaning())
                .tags(tags(metric, values))
                .serviceLevelObjectives(metric.buckets().toArray(Duration[]::new))
                .register(registry);
    }

    /** Ends a meter: a scrape has it no more. */
    public void remove(Meter meter) {
        registry.remove(meter);
    }

    private static void check(Metric metric, Kind kind) {
        if (metric.kind() != kind) {
            throw new IllegalArgumentException(metric.name() + " is a " + metric.kind() + " and no " + kind);
        }
    }

    private Tags tags(Metric metric, String... values) {
        List<Label> labels = metric.labels();
        if (labels.size() != values.length) {
            throw new IllegalArgumentException(
                    metric.name() + " has the labels " + metric.labelNames() + ", not " + values.length + " of them");
        }
        boolean within = isWithinBound(metric, List.of(values));
        Tags tags = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(Tag.of(labels.get(i).name(), within ? values[i] : OTHER));
        }
        return tags;
    }

    private boolean isWithinBound(Metric metric, List<String> values) {
        Set<List<String>> sets = known.computeIfAbsent(metric.name(), name -> ConcurrentHashMap.newKeySet());
        // Two threads at once may let in one too many: a bound on memory, not a count.
        return sets.contains(values) || (sets.size() < metric.mostSets() && sets.add(values));
    }
}
