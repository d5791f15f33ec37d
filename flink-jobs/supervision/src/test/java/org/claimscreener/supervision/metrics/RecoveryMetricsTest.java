package org.claimscreener.supervision.metrics;

import org.claimscreener.metrics.Meters;
import org.claimscreener.supervision.Samples;
import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryEvent;
import org.claimscreener.wire.record.RecoveryRefusal;
import org.claimscreener.wire.record.RecoveryStep;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class RecoveryMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RecoveryMetrics metrics = new RecoveryMetrics(new Meters(registry));

    @Test
    void countsStepsRefusalsAndMoneyByAccount() {
        metrics.made(step(RecoveryEvent.ORDERED, 1_000).build());
        metrics.made(step(RecoveryEvent.RECEIVED, 400).build());
        metrics.made(step(RecoveryEvent.RECEIVED, 100).build());
        metrics.made(step(RecoveryEvent.REDUCED, 50).build());
        metrics.made(step(RecoveryEvent.REFUSED, 9_000)
                .setRefusal(RecoveryRefusal.TOO_MUCH)
                .build());

        assertThat(count("screener_recovery_steps", "event", "received")).isEqualTo(2);
        assertThat(count("screener_recoveries_refused", "reason", "too_much")).isEqualTo(1);
        assertThat(count("screener_recoveries_refused", "reason", "same_id")).isZero();
        assertThat(count("screener_recovery_ordered_fen", "account", "loss")).isEqualTo(1_000);
        assertThat(count("screener_recovery_received_fen", "account", "loss")).isEqualTo(500);
        assertThat(count("screener_recovery_received_fen", "account", "fine")).isZero();
    }

    private double count(String name, String label, String value) {
        return registry.get(name).tag(label, value).counter().count();
    }

    private static RecoveryStep.Builder step(RecoveryEvent event, long fen) {
        return RecoveryStep.newBuilder()
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId(Samples.INSTITUTION)
                .setCaseId("case-17")
                .setAccount(RecoveryAccount.LOSS)
                .setStep(1)
                .setEvent(event)
                .setAt(Samples.NOW)
                .setCauseId("c-1")
                .setActorId("u-1")
                .setReference("1")
                .setAmountFen(fen);
    }
}
