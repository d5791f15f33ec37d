package org.claimscreener.screening.metrics;

import java.util.List;

import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfPacks;
import org.claimscreener.screening.record.StampedPack;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class StampMetricsTest {
    private static final StampedPack FIRST = new StampedPack("small", "1.0.0", "aaaaaaaaaaaaaaaaaaaa");
    private static final StampedPack SECOND = new StampedPack("small", "1.1.0", "bbbbbbbbbbbbbbbbbbbb");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);

    @Test
    void aSubtaskHasThePackThatItStampsWithNowAndNoneOfBefore() {
        StampMetrics subtask = new StampMetrics(meters, 0);
        subtask.stampsWith(List.of(FIRST), 1_000);
        subtask.stampsWith(List.of(SECOND), 2_500);

        assertThat(registry.get(OfPacks.INFO.name()).gauges())
                .extracting(gauge -> gauge.getId().getTag("digest") + " " + gauge.value())
                .containsExactly("bbbbbbbbbbbb 1.0");
        assertThat(registry.get(OfPacks.SWITCHED_AT.name()).gauge().value()).isEqualTo(2.5);
    }

    @Test
    void whatEndsLeavesNothingAndCanBeginAgain() {
        StampMetrics attempt = new StampMetrics(meters, 1);
        attempt.stampsWith(List.of(FIRST), 1_000);
        attempt.close();
        assertThat(registry.getMeters()).isEmpty();

        new StampMetrics(meters, 1).stampsWith(List.of(FIRST), 9_000);
        assertThat(registry.get(OfPacks.SWITCHED_AT.name()).gauge().value()).isEqualTo(9);
    }
}
