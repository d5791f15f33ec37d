package org.claimscreener.screening.metrics;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.claimscreener.flow.JvmRegistry;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.ShadowOutcome;
import org.claimscreener.wire.record.ShadowResult;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** How packs are deployed, and what shadows say. One set a JVM; thread-safe. */
public final class PackMetrics {
    private static final PackMetrics THIS_JVM = new PackMetrics(JvmRegistry.registry());

    private final Map<PackState, Counter> states = new EnumMap<>(PackState.class);
    private final Map<ShadowOutcome, Counter> shadows = new EnumMap<>(ShadowOutcome.class);
    private final Counter shadowMoreFen;
    private final Counter shadowLessFen;
    private final Counter shadowsSkipped;
    private final Counter switches;
    private final AtomicInteger compiled = new AtomicInteger();
    private final Timer compilation;

    private PackMetrics(MeterRegistry registry) {
        for (PackState state : PackState.values()) {
            states.put(
                    state,
                    Counter.builder("screener_pack_events")
                            .description("What became of rule packs and orders about them, by state; told once a job")
                            .tag("state", state.name())
                            .register(registry));
        }
        for (ShadowOutcome outcome : ShadowOutcome.values()) {
            shadows.put(
                    outcome,
                    Counter.builder("screener_shadow_results")
                            .description("Settlements that a shadow pack was evaluated for, by what it would change")
                            .tag("outcome", outcome.name())
                            .register(registry));
        }
        shadowMoreFen =
                counter(registry, "screener_shadow_more_fen", "Money that shadow packs would withhold in addition");
        shadowLessFen = counter(registry, "screener_shadow_less_fen", "Money that shadow packs would not withhold");
        shadowsSkipped = counter(
                registry,
                "screener_shadow_skipped",
                "Settlements that shadow packs had no time for; decisions come first");
        switches = counter(registry, "screener_pack_switches", "Changes of the packs in force, counted by subtask");
        Gauge.builder("screener_packs_compiled", compiled, AtomicInteger::doubleValue)
                .description("Compiled packs that this JVM holds, those that nobody uses any more among them")
                .register(registry);
        compilation = Timer.builder("screener_pack_compilation")
                .description("Time from asking for a pack to having it compiled")
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
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
