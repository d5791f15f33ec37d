package org.claimscreener.supervision.metrics;

import java.util.concurrent.TimeUnit;

import org.claimscreener.metrics.Meters;
import org.claimscreener.supervision.Samples;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionRefusal;
import org.claimscreener.wire.record.SupervisionStep;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class SupervisionMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SupervisionMetrics metrics = new SupervisionMetrics(new Meters(registry));

    @Test
    void countsStepsByWhatHappenedAndRefusalsByTheirReason() {
        metrics.made(step(SupervisionEvent.DIRECTIVE_TAKEN).build());
        metrics.made(step(SupervisionEvent.REFUSED)
                .setRefusal(SupervisionRefusal.OUT_OF_TERM)
                .build());

        assertThat(count("screener_supervision_steps", "event", "directive_taken"))
                .isEqualTo(1);
        assertThat(count("screener_supervision_refused", "reason", "out_of_term"))
                .isEqualTo(1);
        assertThat(count("screener_supervision_refused", "reason", "contradicts"))
                .isZero();
    }

    @Test
    void measuresHowSoonAnOrderWasMet() {
        metrics.made(step(SupervisionEvent.DIRECTIVE_MET).setLagMs(87L).build());

        var lag = registry.get("screener_supervision_directive_lag").timer();
        assertThat(lag.count()).isEqualTo(1);
        assertThat(lag.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(87);
    }

    private double count(String name, String label, String value) {
        return registry.get(name).tag(label, value).counter().count();
    }

    private static SupervisionStep.Builder step(SupervisionEvent event) {
        return SupervisionStep.newBuilder()
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId(Samples.INSTITUTION)
                .setStep(1)
                .setEvent(event)
                .setAt(Samples.NOW)
                .setCauseId("d 1");
    }
}
