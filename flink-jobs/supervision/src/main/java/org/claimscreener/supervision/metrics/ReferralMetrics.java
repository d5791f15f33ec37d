package org.claimscreener.supervision.metrics;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

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

    private final Map<ReferralEvent, Counter> made = new EnumMap<>(ReferralEvent.class);
    private final Map<ReferralRefusal, Counter> refused = new EnumMap<>(ReferralRefusal.class);
    private final Counter overdue;

    /** A set of its own, for a test. */
    public ReferralMetrics(MeterRegistry registry) {
        for (ReferralEvent event : ReferralEvent.values()) {
            made.put(
                    event,
                    byLabel(registry, "screener_supervision_referral_steps", "event", event, "Steps of referrals"));
        }
        for (ReferralRefusal reason : ReferralRefusal.values()) {
            refused.put(
                    reason,
                    byLabel(
                            registry,
                            "screener_supervision_referrals_refused",
                            "reason",
                            reason,
                            "Commands about referrals that were not taken"));
        }
        overdue = Counter.builder("screener_supervision_referrals_overdue")
                .description("Times that a receipt of another department was late: reminders and escalations")
                .register(registry);
    }

    private static Counter byLabel(
            MeterRegistry registry, String name, String label, Enum<?> value, String description) {
        return Counter.builder(name)
                .description(description)
                .tag(label, value.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** The JVM's one set. */
    public static ReferralMetrics ofThisJvm() {
        return THIS_JVM;
    }

    /** A step was made, or something refused. */
    public void made(ReferralStep step) {
        increment(made, step.getEvent());
        increment(refused, step.getRefusal());
        if (step.getEvent() == ReferralEvent.REMINDED || step.getEvent() == ReferralEvent.ESCALATED) {
            overdue.increment();
        }
    }

    private static <K> void increment(Map<K, Counter> counters, K key) {
        Counter counter = counters.get(key);
        if (counter != null) {
            counter.increment();
        }
    }
}
