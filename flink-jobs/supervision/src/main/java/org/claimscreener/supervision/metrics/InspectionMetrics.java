package org.claimscreener.supervision.metrics;

import org.claimscreener.flow.JvmRegistry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What becomes of released settlements in the draw for inspection, copies of decisions too; after a restart from a checkpoint what
 * came after it counts again. One set a JVM; thread-safe.
 */
public final class InspectionMetrics {
    private static final InspectionMetrics THIS_JVM = new InspectionMetrics(JvmRegistry.registry());

    private final Counter drawn;
    private final Counter notDrawn;
    private final Counter withoutSeed;
    private final Counter seedFaults;

    /** A set of its own, for a test. */
    public InspectionMetrics(MeterRegistry registry) {
        drawn = outcome(registry, "drawn");
        notDrawn = outcome(registry, "not_drawn");
        withoutSeed = outcome(registry, "no_seed");
        seedFaults = Counter.builder("screener_inspection_seed_faults")
                .description(
                        "The file of seeds could not be read; anything but 0 needs a person, for what is not drawn now"
                                + " never will be")
                .register(registry);
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return Counter.builder("screener_inspection_released")
                .description("Released settlements; no_seed: nobody committed to one for their time, so none is drawn")
                .tag("outcome", outcome)
                .register(registry);
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
