package org.claimscreener.holds.metrics;

import org.claimscreener.metrics.Meters;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.holds.Samples.MONDAY;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class HoldsMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final HoldsMetrics metrics = new HoldsMetrics(new Meters(registry));

    @Test
    void countsWhatIsOpenedLapsesAndEnds() {
        metrics.made(step(HoldEvent.OPENED, null, HoldStage.HELD)
                .setSuspectedFen(1_500)
                .build());
        metrics.made(step(HoldEvent.DEADLINE_LAPSED, HoldStage.NOTIFIED, HoldStage.PARTLY_DEDUCTED)
                .setDeductedNowFen(900)
                .build());

        assertThat(count("screener_holds_opened")).isEqualTo(1);
        assertThat(count("screener_holds_opened_fen")).isEqualTo(1_500);
        assertThat(count("screener_holds_deducted_fen")).isEqualTo(900);
        assertThat(count("screener_holds_lapsed", "stage", "notified")).isEqualTo(1);
        assertThat(count("screener_holds_ended", "outcome", "partly_deducted")).isEqualTo(1);
    }

    @Test
    void aRefusedCommandIsCountedByItsReasonAndAsNothingElse() {
        metrics.made(step(HoldEvent.COMMAND_REFUSED, HoldStage.RELEASED, HoldStage.RELEASED)
                .setRefusal(HoldRefusal.ENDED)
                .build());

        assertThat(count("screener_holds_refused", "reason", "ended")).isEqualTo(1);
        assertThat(count("screener_holds_ended", "outcome", "released")).isZero();
    }

    @Test
    void saysHowFarTimeIsBehindOnceItHasBegun() {
        assertThat(behind()).isNaN();
        metrics.timeHasCome(MONDAY.toEpochMilli());
        assertThat(behind()).isPositive();
    }

    @Test
    void saysByHowMuchTheWallClockIsNotBelieved() {
        metrics.clockIsDistrusted(2_500);

        assertThat(registry.get("screener_holds_clock_distrusted_seconds")
                        .gauge()
                        .value())
                .isEqualTo(2.5);
    }

    private double behind() {
        return registry.get("screener_holds_clock_behind_seconds").gauge().value();
    }

    private double count(String name, String... label) {
        return registry.get(name).tags(label).counter().count();
    }

    private static HoldStep.Builder step(HoldEvent event, @Nullable HoldStage before, HoldStage after) {
        return HoldStep.newBuilder()
                .setHoldId("S1")
                .setStep(1)
                .setEvent(event)
                .setAt(MONDAY)
                .setStageBefore(before)
                .setStageAfter(after);
    }
}
