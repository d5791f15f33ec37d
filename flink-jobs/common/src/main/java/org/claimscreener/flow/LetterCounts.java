package org.claimscreener.flow;

import java.util.EnumMap;
import java.util.Map;

import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfScreening;
import org.claimscreener.wire.record.DeadLetterReason;

import io.micrometer.core.instrument.Counter;

/** Counts a job's dead letters by reason. Thread-safe. */
public final class LetterCounts {
    private final Map<DeadLetterReason, Counter> counters = new EnumMap<>(DeadLetterReason.class);

    private LetterCounts(Meters meters, String job) {
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            counters.put(reason, meters.counter(OfScreening.DEAD_LETTERS, job, reason.name()));
        }
    }

    /** The JVM's, of a job. */
    public static LetterCounts of(String job) {
        return new LetterCounts(JvmRegistry.meters(), job);
    }

    /** One more. */
    public void count(DeadLetterReason reason) {
        Counter counter = counters.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }
}
