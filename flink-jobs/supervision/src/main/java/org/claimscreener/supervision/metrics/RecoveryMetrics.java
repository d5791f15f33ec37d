package org.claimscreener.supervision.metrics;

import org.claimscreener.flow.JvmRegistry;
import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryEvent;
import org.claimscreener.wire.record.RecoveryRefusal;
import org.claimscreener.wire.record.RecoveryStep;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * What becomes of money that is to come back. Counted when a step is made; after a restart from a checkpoint what came after it
 * counts again. One set a JVM; thread-safe.
 */
public final class RecoveryMetrics {
    private static final RecoveryMetrics THIS_JVM = new RecoveryMetrics(JvmRegistry.registry());

    private final CountsByName<RecoveryEvent> made;
    private final CountsByName<RecoveryRefusal> refused;
    private final CountsByName<RecoveryAccount> ordered;
    private final CountsByName<RecoveryAccount> received;

    /** A set of its own, for a test. */
    public RecoveryMetrics(MeterRegistry registry) {
        made = new CountsByName<>(registry, "screener_recovery_steps", "event", RecoveryEvent.class, "Steps of claims");
        refused = new CountsByName<>(
                registry,
                "screener_recoveries_refused",
                "reason",
                RecoveryRefusal.class,
                "Commands about claims that were not taken");
        ordered = new CountsByName<>(
                registry, "screener_recovery_ordered_fen", "account", RecoveryAccount.class, "Ordered to come back");
        received = new CountsByName<>(
                registry, "screener_recovery_received_fen", "account", RecoveryAccount.class, "What came back");
    }

    /** The JVM's one set. */
    public static RecoveryMetrics ofThisJvm() {
        return THIS_JVM;
    }

    /** A step was made, or something refused. */
    public void made(RecoveryStep step) {
        made.increment(step.getEvent());
        refused.increment(step.getRefusal());
        if (step.getEvent() == RecoveryEvent.ORDERED) {
            ordered.add(step.getAccount(), (double) step.getAmountFen());
        } else if (step.getEvent() == RecoveryEvent.RECEIVED) {
            received.add(step.getAccount(), (double) step.getAmountFen());
        }
    }
}
