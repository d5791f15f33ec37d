package org.claimscreener.screening.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.claimscreener.flow.JvmRegistry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Whether the standings are there and fresh. One set a JVM; thread-safe. */
public final class StandingMetrics {
    private static final StandingMetrics THIS_JVM = new StandingMetrics(JvmRegistry.registry());

    private final AtomicLong subjects = new AtomicLong();
    private final AtomicLong followers = new AtomicLong();
    private final AtomicLong atEndNanos = new AtomicLong();
    private final Counter records;
    private final Counter unreadable;

    private StandingMetrics(MeterRegistry registry) {
        Gauge.builder("screener_standing_subjects", subjects, AtomicLong::doubleValue)
                .description("Subjects about whom anything has been issued")
                .register(registry);
        Gauge.builder("screener_standing_followers", followers, AtomicLong::doubleValue)
                .description("Threads that follow the standings; 0 while the job decides is a fault")
                .register(registry);
        Gauge.builder("screener_standing_seconds_since_end", this, StandingMetrics::secondsSinceEnd)
                .description("Since the topic was last asked and everything on it was in force")
                .register(registry);
        records = Counter.builder("screener_standing_records")
                .description("Records of standings read, at starts and since")
                .register(registry);
        unreadable = Counter.builder("screener_standing_unreadable")
                .description(
                        "Records of standings passed over because they cannot be read; anything but 0 needs a person")
                .register(registry);
    }

    private double secondsSinceEnd() {
        long at = atEndNanos.get();
        return at == 0 ? Double.NaN : Duration.ofNanos(System.nanoTime() - at).toMillis() / 1000.0;
    }

    /** The JVM's one set. */
    public static StandingMetrics ofThisJvm() {
        return THIS_JVM;
    }

    /** So many more subjects, or fewer. */
    public void subjects(int change) {
        subjects.addAndGet(change);
    }

    /** One more follower, or one fewer. */
    public void follows(int change) {
        followers.addAndGet(change);
    }

    /** The topic was asked, and everything on it is in force. */
    public void atEnd() {
        atEndNanos.set(System.nanoTime());
    }

    /** A record was read. */
    public void read() {
        records.increment();
    }

    /** It could not be. */
    public void unreadable() {
        unreadable.increment();
    }
}
