package org.claimscreener.supervision.metrics;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.claimscreener.flow.JvmRegistry;
import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryEvent;
import org.claimscreener.wire.record.RecoveryRefusal;
import org.claimscreener.wire.record.RecoveryStep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What becomes of money that is to come back. Counted when a step is made; after a restart from a checkpoint what came after it
 * counts again. One set a JVM; thread-safe.
 */
public final class RecoveryMetrics {
    private static final RecoveryMetrics THIS_JVM = new RecoveryMetrics(JvmRegistry.registry());

    private final Map<RecoveryEvent, Counter> made = new EnumMap<>(RecoveryEvent.class);
    private final Map<RecoveryRefusal, Counter> refused = new EnumMap<>(RecoveryRefusal.class);
    private final Map<RecoveryAccount, Counter> ordered = new EnumMap<>(RecoveryAccount.class);
    private final Map<RecoveryAccount, Counter> received = new EnumMap<>(RecoveryAccount.class);

    /** A set of its own, for a test. */
    public RecoveryMetrics(MeterRegistry registry) {
        for (RecoveryEvent event : RecoveryEvent.values()) {
            made.put(event, byLabel(registry, "screener_recovery_steps", "event", event, "Steps of claims"));
        }
        for (RecoveryRefusal reason : RecoveryRefusal.values()) {
            refused.put(
                    reason,
                    byLabel(
                            registry,
                            "screener_recoveries_refused",
                            "reason",
                            reason,
                            "Commands about claims that were not taken"));
        }
        for (RecoveryAccount account : RecoveryAccount.values()) {
            ordered.put(
                    account,
                    byLabel(registry, "screener_recovery_ordered_fen", "account", account, "Ordered to come back"));
            received.put(
                    account, byLabel(registry, "screener_recovery_received_fen", "account", account, "What came back"));
        }
    }

    private static Counter byLabel(
            MeterRegistry registry, String name, String label, Enum<?> value, String description) {
        return Counter.builder(name)
                .description(description)
                .tag(label, value.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** The JVM's one set. */
    public static RecoveryMetrics ofThisJvm() {
        return THIS_JVM;
    }

    /** A step was made, or something refused. */
    public void made(RecoveryStep step) {
        increment(made, step.getEvent(), 1);
        increment(refused, step.getRefusal(), 1);
        if (step.getEvent() == RecoveryEvent.ORDERED) {
            increment(ordered, step.getAccount(), (double) step.getAmountFen());
        } else if (step.getEvent() == RecoveryEvent.RECEIVED) {
            increment(received, step.getAccount(), (double) step.getAmountFen());
        }
    }

    private static <K> void increment(Map<K, Counter> counters, K key, double by) {
        Counter counter = counters.get(key);
        if (counter != null) {
            counter.increment(by);
        }
    }
}
