package org.claimscreener.supervision.metrics;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;

import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.Metric;
import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.Counter;

/** One counter with a label, there from the start with each of its values. Thread-safe. */
final class CountsByName<E extends Enum<E>> {
    private final Map<E, Counter> counters;

    CountsByName(Meters meters, Metric metric, Class<E> values) {
        counters = new EnumMap<>(values);
        for (E value : EnumSet.allOf(values)) {
            counters.put(value, meters.counter(metric, value.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** Null counts nothing. */
    void increment(@Nullable E value) {
        add(value, 1);
    }

    /** Null counts nothing. */
    void add(@Nullable E value, double amount) {
        Counter counter = value == null ? null : counters.get(value);
        if (counter != null) {
            counter.increment(amount);
        }
    }
}
