package org.claimscreener.authorkit.deploy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.authorkit.deploy.Reports.FIRST;
import static org.claimscreener.authorkit.deploy.Reports.NOON;
import static org.claimscreener.authorkit.deploy.Reports.SECOND;
import static org.claimscreener.authorkit.deploy.Reports.report;

class OrderWaitTest {
    @Test
    void stagingIsDoneWhenAllSubtasksHaveCompiled() {
        OrderWait wait = wait(PackControlKind.STAGE, null);

        assertMeans(wait, report(PackState.STAGED, FIRST, -1), OrderWait.Meaning.GOES_ON, "job screening: staged");
        assertMeans(
                wait,
                report(PackState.READY, FIRST, 1).setTookMs(312),
                OrderWait.Meaning.GOES_ON,
                "ready (312 ms), 1 of 2 subtasks");
        assertMeans(wait, report(PackState.READY, FIRST, 1), OrderWait.Meaning.GOES_ON, "1 of 2");
        assertMeans(wait, report(PackState.READY, FIRST, 0), OrderWait.Meaning.DONE, "2 of 2");
    }

    @Test
    void anActivationIsDoneWhenTheJobSaysSo() {
        OrderWait wait = wait(PackControlKind.ACTIVATE, null);

        assertMeans(
                wait,
                report(PackState.WAITING, FIRST, -1).setDetail("1 of 2 subtasks"),
                OrderWait.Meaning.GOES_ON,
                "waiting: 1 of 2 subtasks");
        assertMeans(wait, report(PackState.ACTIVE, FIRST, -1), OrderWait.Meaning.DONE, "active");
    }

    @Test
    void anActivationForLaterIsDoneWhenItWaits() {
        OrderWait wait = wait(PackControlKind.ACTIVATE, NOON.plusSeconds(60));

        assertMeans(wait, report(PackState.WAITING, FIRST, -1), OrderWait.Meaning.DONE, "waiting");
    }

    @Test
    void refusedIgnoredAndTrippedAreFailuresWithTheReason() {
        for (PackControlKind kind : PackControlKind.values()) {
            assertMeans(
                    wait(kind, null),
                    report(PackState.REFUSED, FIRST, 1).setDetail("does not compile"),
                    OrderWait.Meaning.FAILED,
                    "does not compile");
            assertMeans(
                    wait(kind, null), report(PackState.TRIPPED, FIRST, -1), OrderWait.Meaning.FAILED, "out of force");
            assertMeans(wait(kind, null), report(PackState.IGNORED, "", -1), OrderWait.Meaning.FAILED, "is ignored by");
        }
    }

    @Test
    void whatIsAboutAnotherOrderOrPackIsPassedOver() {
        OrderWait wait = wait(PackControlKind.STAGE, null);

        assertThat(take(wait, report(PackState.READY, FIRST, 0).setPackId("other")))
                .isEmpty();
        assertThat(take(wait, report(PackState.REFUSED, SECOND, 0).setControlNumber(6)))
                .isEmpty();
        assertMeans(
                wait,
                report(PackState.IGNORED, FIRST, 0).setControlNumber(6),
                OrderWait.Meaning.GOES_ON,
                "job screening: ignored");
    }

    private static OrderWait wait(PackControlKind kind, @Nullable Instant effectiveAt) {
        return new OrderWait(PackControl.newBuilder()
                .setKind(kind)
                .setPackId("plain")
                .setDigest(FIRST)
                .setNumber(7)
                .setEffectiveAt(effectiveAt)
                .setIssuedAt(NOON)
                .setReason("a test")
                .setKeyId("")
                .setSignature(ByteBuffer.allocate(0))
                .build());
    }

    private static Optional<OrderWait.Step> take(OrderWait wait, PackStatus.Builder status) {
        return wait.take(status.build());
    }

    private static void assertMeans(
            OrderWait wait, PackStatus.Builder status, OrderWait.Meaning meaning, String words) {
        assertThat(take(wait, status)).hasValueSatisfying(step -> {
            assertThat(step.meaning()).isEqualTo(meaning);
            assertThat(step.line()).contains(words);
        });
    }
}
