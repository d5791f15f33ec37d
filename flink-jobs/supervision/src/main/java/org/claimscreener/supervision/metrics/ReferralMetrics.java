package org.claimscreener.supervision.metrics;

import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfSupervision;
import org.claimscreener.wire.record.ReferralEvent;
import org.claimscreener.wire.record.ReferralRefusal;
import org.claimscreener.wire.record.ReferralStep;

import io.micrometer.core.instrument.Counter;

/**
 * What becomes of referrals. Counted when a step is made; after a restart from a checkpoint what came after it counts again.
 * One set a JVM; thread-safe.
 */
public final class ReferralMetrics {
    private static final ReferralMetrics THIS_JVM = new ReferralMetrics(JvmRegistry.meters());

    private final CountsByName<ReferralEvent> made;
    private final CountsByName<ReferralRefusal> refused;
    private final Counter overdue;

    /** A set of its own, for a test. */
    public ReferralMetrics(Meters meters) {
        made = new CountsByName<>(meters, OfSupervision.REFERRALS, ReferralEvent.class);
        refused = new CountsByName<>(meters, OfSupervision.REFERRALS_REFUSED, ReferralRefusal.class);
        overdue = meters.counter(OfSupervision.REFERRALS_OVERDUE);
    }

    /** The JVM's one set. */
    public static ReferralMetrics ofThisJvm() {
        return THIS_JVM;
    }

    /** A step was made, or something refused. */
    public void made(ReferralStep step) {
        made.increment(step.getEvent());
        refused.increment(step.getRefusal());
        if (step.getEvent() == ReferralEvent.REMINDED || step.getEvent() == ReferralEvent.ESCALATED) {
            overdue.increment();
        }
    }
}
