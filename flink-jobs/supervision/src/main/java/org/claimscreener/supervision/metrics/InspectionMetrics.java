package org.claimscreener.supervision.metrics;

import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfSupervision;

import io.micrometer.core.instrument.Counter;

/**
 * What becomes of released settlements in the draw for inspection, copies of decisions too; after a restart from a checkpoint what
 * came after it counts again. One set a JVM; thread-safe.
 */
public final class InspectionMetrics {
    private static final InspectionMetrics THIS_JVM = new InspectionMetrics(JvmRegistry.meters());

    private final Counter drawn;
    private final Counter notDrawn;
    private final Counter withoutSeed;
    private final Counter seedFaults;

    /** A set of its own, for a test. */
    public InspectionMetrics(Meters meters) {
        drawn = meters.counter(OfSupervision.INSPECTION, "drawn");
        notDrawn = meters.counter(OfSupervision.INSPECTION, "not_drawn");
        withoutSeed = meters.counter(OfSupervision.INSPECTION, "no_seed");
        seedFaults = meters.counter(OfSupervision.SEED_FAULTS);
    }

    /** The JVM's one set. */
    public static InspectionMetrics ofThisJvm() {
        return THIS_JVM;
    }

    /** A settlement took part. */
    public void looked(boolean isDrawn) {
        (isDrawn ? drawn : notDrawn).increment();
    }

    /** One took no part. */
    public void withoutSeed() {
        withoutSeed.increment();
    }

    /** The file could not be read. */
    public void seedFault() {
        seedFaults.increment();
    }
}
