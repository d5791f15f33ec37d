package org.claimscreener.supervision.metrics;

import org.claimscreener.metrics.Meters;
import org.claimscreener.supervision.Samples;
import org.claimscreener.wire.record.ReferralEvent;
import org.claimscreener.wire.record.ReferralRefusal;
import org.claimscreener.wire.record.ReferralStep;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class ReferralMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ReferralMetrics metrics = new ReferralMetrics(new Meters(registry));

    @Test
    void countsStepsRefusalsAndHowOftenAReceiptWasLate() {
        metrics.made(step(ReferralEvent.SENT).build());
        metrics.made(step(ReferralEvent.REMINDED).build());
        metrics.made(step(ReferralEvent.ESCALATED).build());
        metrics.made(step(ReferralEvent.REFUSED)
                .setRefusal(ReferralRefusal.OUT_OF_ORDER)
                .build());

        assertThat(count("screener_supervision_referral_steps", "event", "sent"))
                .isEqualTo(1);
        assertThat(count("screener_supervision_referrals_refused", "reason", "out_of_order"))
                .isEqualTo(1);
        assertThat(count("screener_supervision_referrals_refused", "reason", "same_id"))
                .isZero();
        assertThat(registry.get("screener_supervision_referrals_overdue")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    private double count(String name, String label, String value) {
        return registry.get(name).tag(label, value).counter().count();
    }

    private static ReferralStep.Builder step(ReferralEvent event) {
        return ReferralStep.newBuilder()
                .setReferralId("S1-POLICE")
                .setStep(1)
                .setEvent(event)
                .setAt(Samples.NOW);
    }
}
