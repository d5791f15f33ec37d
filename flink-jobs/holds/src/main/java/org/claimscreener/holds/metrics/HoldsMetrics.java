package org.claimscreener.holds.metrics;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.claimscreener.engine.hold.HoldTransitions;
import org.claimscreener.flow.JvmRegistry;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What becomes of holds. Counted when a step is made; after a restart from a checkpoint what came after it counts again.
 * One set a JVM; thread-safe.
 */
public final class HoldsMetrics {
    private static final HoldsMetrics THIS_JVM = new HoldsMetrics(JvmRegistry.registry());
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
    public HoldsMetrics(MeterRegistry registry) {
        opened = counter(registry, "screener_holds_opened", "Holds that a decision opened");
        openedFen = counter(registry, "screener_holds_opened_fen", "Withheld when they were opened, in fen");
        releasedFen = counter(registry, "screener_holds_released_fen", "Paid out, in fen");
        deductedFen = counter(registry, "screener_holds_deducted_fen", "Deducted, in fen");
        faults = counter(
                registry,
                "screener_holds_timer_faults",
                "Deadlines that could not be carried out; anything but 0 needs a person");
        for (HoldStage stage : HoldStage.values()) {
            if (HoldTransitions.isEnd(stage)) {
                ended.put(stage, byLabel(registry, "screener_holds_ended", "outcome", stage, "Holds that ended"));
            } else {
                lapsed.put(
                        stage, byLabel(registry, "screener_holds_lapsed", "stage", stage, "Deadlines that nobody met"));
            }
        }
        for (HoldRefusal reason : HoldRefusal.values()) {
            refused.put(
                    reason,
                    byLabel(registry, "screener_holds_refused", "reason", reason, "Commands that changed nothing"));
        }
        Gauge.builder("screener_holds_clock_behind_seconds", this, HoldsMetrics::secondsBehind)
                .description("By how much the time by which deadlines lapse is behind the wall clock")
                .register(registry);
        Gauge.builder("screener_holds_clock_distrusted_seconds", distrustedMs, ms -> ms.get() / MILLIS)
                .description("By how much the wall clock is ahead of what monotonic time and the brokers bear out")
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private static Counter byLabel(
            MeterRegistry registry, String name, String label, Enum<?> value, String description) {
        return Counter.builder(name)
                .description(description)
                .tag(label, value.name().toLowerCase(Locale.ROOT))
                .register(registry);
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
