package org.claimscreener.supervision.metrics;

import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfSupervision;
import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryEvent;
import org.claimscreener.wire.record.RecoveryRefusal;
import org.claimscreener.wire.record.RecoveryStep;

/**
 * What becomes of money that is to come back. Counted when a step is made; after a restart from a checkpoint what came after it
 * counts again. One set a JVM; thread-safe.
 */
public final class RecoveryMetrics {
    private static final RecoveryMetrics THIS_JVM = new RecoveryMetrics(JvmRegistry.meters());

    private final CountsByName<RecoveryEvent> made;
    private final CountsByName<RecoveryRefusal> refused;
    private final CountsByName<RecoveryAccount> ordered;
    private final CountsByName<RecoveryAccount> received;

    /** A set of its own, for a test. */
    public RecoveryMetrics(Meters meters) {
        made = new CountsByName<>(meters, OfSupervision.RECOVERIES, RecoveryEvent.class);
        refused = new CountsByName<>(meters, OfSupervision.RECOVERIES_REFUSED, RecoveryRefusal.class);
        ordered = new CountsByName<>(meters, OfSupervision.ORDERED_FEN, RecoveryAccount.class);
        received = new CountsByName<>(meters, OfSupervision.RECEIVED_FEN, RecoveryAccount.class);
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
