package org.claimscreener.supervision.metrics;

import org.claimscreener.flow.JvmRegistry;
import org.claimscreener.wire.record.ReferralEvent;
import org.claimscreener.wire.record.ReferralRefusal;
import org.claimscreener.wire.record.ReferralStep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What becomes of referrals. Counted when a step is made; after a restart from a checkpoint what came after it counts again.
 * One set a JVM; thread-safe.
 */
public final class ReferralMetrics {
    private static final ReferralMetrics THIS_JVM = new ReferralMetrics(JvmRegistry.registry());

    private final CountsByName<ReferralEvent> made;
    private final CountsByName<ReferralRefusal> refused;
    private final Counter overdue;

    /** A set of its own, for a test. */
    public ReferralMetrics(MeterRegistry registry) {
        made = new CountsByName<>(
                registry, "screener_supervision_referral_steps", "event", ReferralEvent.class, "Steps of referrals");
        refused = new CountsByName<>(
                registry,
                "screener_supervision_referrals_refused",
                "reason",
                ReferralRefusal.class,
                "Commands about referrals that were not taken");
        overdue = Counter.builder("screener_supervision_referrals_overdue")
                .description("Times that a receipt of another department was late: reminders and escalations")
                .register(registry);
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
