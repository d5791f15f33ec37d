package org.claimscreener.supervision.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.claimscreener.flow.JvmRegistry;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionRefusal;
import org.claimscreener.wire.record.SupervisionStep;
import org.claimscreener.wire.record.TipEvent;
import org.claimscreener.wire.record.TipRefusal;
import org.claimscreener.wire.record.TipStep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * What becomes of directives and tips. Counted when a step is made; after a restart from a checkpoint what came after it counts again.
 * One set a JVM; thread-safe.
 */
public final class SupervisionMetrics {
    private static final SupervisionMetrics THIS_JVM = new SupervisionMetrics(JvmRegistry.registry());

    private static final Duration[] LAGS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofMinutes(1)
    };

    private final CountsByName<SupervisionEvent> made;
    private final CountsByName<SupervisionRefusal> refused;
    private final CountsByName<TipEvent> tips;
    private final CountsByName<TipRefusal> tipsRefused;
    private final Counter faults;
    private final Timer lag;

    /** A set of its own, for a test. */
    public SupervisionMetrics(MeterRegistry registry) {
        made = new CountsByName<>(
                registry, "screener_supervision_steps", "event", SupervisionEvent.class, "Steps about subjects");
        refused = new CountsByName<>(
                registry,
                "screener_supervision_refused",
                "reason",
                SupervisionRefusal.class,
                "What was not carried out");
        tips = new CountsByName<>(registry, "screener_tip_steps", "event", TipEvent.class, "What happened to tips");
        tipsRefused = new CountsByName<>(
                registry, "screener_tips_refused", "reason", TipRefusal.class, "What was not done with tips");
        faults = Counter.builder("screener_supervision_faults")
                .description("What could not be carried out though it passed the checks; anything but 0 needs a person")
                .register(registry);
        lag = Timer.builder("screener_supervision_directive_lag")
                .description(
                        "From a directive's append to that of the first decision that saw it. Where the subject has few"
                                + " settlements this is mostly the wait for one")
                .serviceLevelObjectives(LAGS)
                .register(registry);
    }

    /** The JVM's one set. */
    public static SupervisionMetrics ofThisJvm() {
        return THIS_JVM;
    }

    /** Something could not be carried out. */
    public void fault() {
        faults.increment();
    }

    /** A step was made, or something refused. */
    public void made(SupervisionStep step) {
        made.increment(step.getEvent());
        refused.increment(step.getRefusal());
        Long lagMs = step.getLagMs();
        if (lagMs != null) {
            lag.record(lagMs, TimeUnit.MILLISECONDS);
        }
    }

    /** A step of a tip was made, or something refused. */
    public void made(TipStep step) {
        tips.increment(step.getEvent());
        tipsRefused.increment(step.getRefusal());
    }
}
