package org.claimscreener.supervision.metrics;

import org.claimscreener.metrics.Meters;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class InspectionMetricsTest {
    @Test
    void countsWhatBecomesOfReleasedSettlementsAndFaultsOfTheFile() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        InspectionMetrics metrics = new InspectionMetrics(new Meters(registry));
        metrics.looked(true);
        metrics.looked(false);
        metrics.looked(false);
        metrics.withoutSeed();
        metrics.seedFault();

        assertThat(count(registry, "drawn")).isEqualTo(1);
        assertThat(count(registry, "not_drawn")).isEqualTo(2);
        assertThat(count(registry, "no_seed")).isEqualTo(1);
        assertThat(registry.get("screener_inspection_seed_faults").counter().count())
                .isEqualTo(1);
    }

    private static double count(SimpleMeterRegistry registry, String outcome) {
        return registry.get("screener_inspection_released")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
