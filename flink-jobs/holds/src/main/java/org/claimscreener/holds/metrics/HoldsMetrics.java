package org.claimscreener.holds.metrics;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.claimscreener.engine.hold.HoldTransitions;
import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfHolds;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;

import io.micrometer.core.instrument.Counter;

/**
 * What becomes of holds. Counted when a step is made; after a restart from a checkpoint what came after it counts again.
 * One set a JVM; thread-safe.
 */
public final class HoldsMetrics {
    private static final HoldsMetrics THIS_JVM = new HoldsMetrics(JvmRegistry.meters());
    private static final double MILLIS = 1000.0;

    private final AtomicLong timeMs = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong distrustedMs = new AtomicLong();
    private final Counter opened;
    private final Counter openedFen;
    private final Counter releasedFen;
    private final Counter deductedFen;
    private final Counter faults;
    private final Map<HoldStage, Counter> ended = new EnumMap<>(HoldStage.class);
    private final Map<HoldStage, Counter> lapsed = new EnumMap<>(HoldStage.class);
    private final Map<HoldRefusal, Counter> refused = new EnumMap<>(HoldRefusal.class);

    /** A set of its own, for a test. */
    public HoldsMetrics(Meters meters) {
        opened = meters.counter(OfHolds.OPENED);
        openedFen = meters.counter(OfHolds.OPENED_FEN);
        releasedFen = meters.counter(OfHolds.RELEASED_FEN);
        deductedFen = meters.counter(OfHolds.DEDUCTED_FEN);
        faults = meters.counter(OfHolds.TIMER_FAULTS);
        for (HoldStage stage : HoldStage.values()) {
            if (HoldTransitions.isEnd(stage)) {
                ended.put(stage, meters.counter(OfHolds.ENDED, word(stage)));
            } else {
                lapsed.put(stage, meters.counter(OfHolds.LAPSED, word(stage)));
            }
        }
        for (HoldRefusal reason : HoldRefusal.values()) {
            refused.put(reason, meters.counter(OfHolds.REFUSED, word(reason)));
        }
        meters.gauge(OfHolds.CLOCK_BEHIND, this, HoldsMetrics::secondsBehind);
        meters.gauge(OfHolds.CLOCK_DISTRUSTED, distrustedMs, ms -> ms.get() / MILLIS);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private double secondsBehind() {
        long at = timeMs.get();
        return at == Long.MIN_VALUE ? Double.NaN : (System.currentTimeMillis() - at) / MILLIS;
    }

    /** The JVM's one set. */
    public static HoldsMetrics ofThisJvm() {
        return THIS_JVM;
    }

    /** Deadlines up to then lapse, in epoch milliseconds. */
    public void timeHasCome(long epochMs) {
        timeMs.set(epochMs);
    }

    /** The wall clock is ahead by so much of what it is believed, in milliseconds. */
    public void clockIsDistrusted(long byMs) {
        distrustedMs.set(byMs);
    }

    /** A deadline could not be carried out. */
    public void fault() {
        faults.increment();
    }

    /** A step was made, or a command refused. */
    public void made(HoldStep step) {
        HoldRefusal reason = step.getRefusal();
        if (reason != null) {
            increment(refused, reason);
            return;
        }
        if (step.getEvent() == HoldEvent.OPENED) {
            opened.increment();
            openedFen.increment((double) step.getSuspectedFen());
        }
        if (step.getEvent() == HoldEvent.DEADLINE_LAPSED) {
            increment(lapsed, step.getStageBefore());
        }
        releasedFen.increment((double) step.getReleasedNowFen());
        deductedFen.increment((double) step.getDeductedNowFen());
        increment(ended, step.getStageAfter());
    }

    private static <K> void increment(Map<K, Counter> counters, K key) {
        Counter counter = counters.get(key);
        if (counter != null) {
            counter.increment();
        }
    }
}
