package org.claimscreener.screening.metrics;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfStandings;
import org.claimscreener.wire.record.StandingKind;

import io.micrometer.core.instrument.Counter;

/** Whether the standings are there and fresh. One set a JVM; thread-safe. */
public final class StandingMetrics {
    private static final StandingMetrics THIS_JVM = new StandingMetrics(JvmRegistry.meters());

    private final AtomicLong subjects = new AtomicLong();
    private final Map<StandingKind, AtomicLong> entries = new EnumMap<>(StandingKind.class);
    private final AtomicLong followers = new AtomicLong();
    private final AtomicLong atEndNanos = new AtomicLong();
    private final Counter records;
    private final Counter unreadable;

    private StandingMetrics(Meters meters) {
        meters.gauge(OfStandings.SUBJECTS, subjects, AtomicLong::doubleValue);
        for (StandingKind kind : StandingKind.values()) {
            AtomicLong count = new AtomicLong();
            entries.put(kind, count);
            meters.gauge(
                    OfStandings.ENTRIES,
                    count,
                    AtomicLong::doubleValue,
                    kind.name().toLowerCase(Locale.ROOT));
        }
        meters.gauge(OfStandings.FOLLOWERS, followers, AtomicLong::doubleValue);
        meters.gauge(OfStandings.SINCE_END, this, StandingMetrics::secondsSinceEnd);
        records = meters.counter(OfStandings.RECORDS);
        unreadable = meters.counter(OfStandings.UNREADABLE);
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

    /** So many more of a kind, or fewer. */
    public void entries(StandingKind kind, long change) {
        AtomicLong count = entries.get(kind);
        if (count != null) {
            count.addAndGet(change);
        }
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
