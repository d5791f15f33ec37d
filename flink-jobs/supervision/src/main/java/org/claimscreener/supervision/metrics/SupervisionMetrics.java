package org.claimscreener.supervision.metrics;

import java.util.concurrent.TimeUnit;

import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfSupervision;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionRefusal;
import org.claimscreener.wire.record.SupervisionStep;
import org.claimscreener.wire.record.TipEvent;
import org.claimscreener.wire.record.TipRefusal;
import org.claimscreener.wire.record.TipStep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;

/**
 * What becomes of directives and tips. Counted when a step is made; after a restart from a checkpoint what came after it counts again.
 * One set a JVM; thread-safe.
 */
public final class SupervisionMetrics {
    private static final SupervisionMetrics THIS_JVM = new SupervisionMetrics(JvmRegistry.meters());

    private final CountsByName<SupervisionEvent> made;
    private final CountsByName<SupervisionRefusal> refused;
    private final CountsByName<TipEvent> tips;
    private final CountsByName<TipRefusal> tipsRefused;
    private final Counter faults;
    private final Timer lag;

    /** A set of its own, for a test. */
    public SupervisionMetrics(Meters meters) {
        made = new CountsByName<>(meters, OfSupervision.STEPS, SupervisionEvent.class);
        refused = new CountsByName<>(meters, OfSupervision.REFUSED, SupervisionRefusal.class);
        tips = new CountsByName<>(meters, OfSupervision.TIPS, TipEvent.class);
        tipsRefused = new CountsByName<>(meters, OfSupervision.TIPS_REFUSED, TipRefusal.class);
        faults = meters.counter(OfSupervision.FAULTS);
        lag = meters.timer(OfSupervision.DIRECTIVE_LAG);
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
