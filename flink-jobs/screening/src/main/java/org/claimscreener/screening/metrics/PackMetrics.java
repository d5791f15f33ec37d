package org.claimscreener.screening.metrics;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfPacks;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.ShadowOutcome;
import org.claimscreener.wire.record.ShadowResult;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;

/** How packs are deployed, and what shadows say. One set a JVM; thread-safe. */
public final class PackMetrics {
    private static final PackMetrics THIS_JVM = new PackMetrics(JvmRegistry.meters());

    private final Map<PackState, Counter> states = new EnumMap<>(PackState.class);
    private final Map<ShadowOutcome, Counter> shadows = new EnumMap<>(ShadowOutcome.class);
    private final Counter shadowMoreFen;
    private final Counter shadowLessFen;
    private final Counter shadowsSkipped;
    private final Counter switches;
    private final AtomicInteger compiled = new AtomicInteger();
    private final Timer compilation;

    private PackMetrics(Meters meters) {
        for (PackState state : PackState.values()) {
            states.put(state, meters.counter(OfPacks.EVENTS, state.name()));
        }
        for (ShadowOutcome outcome : ShadowOutcome.values()) {
            shadows.put(outcome, meters.counter(OfPacks.SHADOW_RESULTS, outcome.name()));
        }
        shadowMoreFen = meters.counter(OfPacks.SHADOW_MORE_FEN);
        shadowLessFen = meters.counter(OfPacks.SHADOW_LESS_FEN);
        shadowsSkipped = meters.counter(OfPacks.SHADOW_SKIPPED);
        switches = meters.counter(OfPacks.SWITCHES);
        meters.gauge(OfPacks.COMPILED, compiled, AtomicInteger::doubleValue);
        compilation = meters.timer(OfPacks.COMPILATION);
    }

    /** The JVM's one set. */
    public static PackMetrics ofThisJvm() {
        return THIS_JVM;
    }

    /** The world was told. */
    public void told(PackState state) {
        increment(states, state);
    }

    /** A subtask stamps by other packs. */
    public void switched() {
        switches.increment();
    }

    /** A pack was compiled. */
    public void compiled(Duration took) {
        compilation.record(took);
        compiled.incrementAndGet();
    }

    /** A compiled pack was let go. */
    public void released() {
        compiled.decrementAndGet();
    }

    /** A shadow was evaluated. */
    public void shadow(ShadowResult result) {
        increment(shadows, result.getOutcome());
        long moreFen = result.getShadowHeldFen()
                + result.getShadowRefusedFen()
                - result.getDecidedHeldFen()
                - result.getDecidedRefusedFen();
        (moreFen > 0 ? shadowMoreFen : shadowLessFen).increment(Math.abs((double) moreFen));
    }

    /** A shadow was not, for want of time. */
    public void shadowSkipped() {
        shadowsSkipped.increment();
    }

    private static <K> void increment(Map<K, Counter> counters, K key) {
        Counter counter = counters.get(key);
        if (counter != null) {
            counter.increment();
        }
    }
}
