package org.claimscreener.network;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SystemTimerTest {
    @Test
    void runsTasksInADaemonThreadOfItsOwn() {
        try (SystemTimer timer = new SystemTimer()) {
            CompletableFuture<Thread> ran = new CompletableFuture<>();

            timer.after(Duration.ofMillis(1), () -> ran.complete(Thread.currentThread()));

            assertThat(ran.join()).isNotSameAs(Thread.currentThread());
            assertThat(ran.join().isDaemon()).isTrue();
        }
    }

    @Test
    void freesWhatIsCancelled() {
        try (SystemTimer timer = new SystemTimer()) {
            DeadlineTimer.Alarm alarm = timer.after(Duration.ofDays(1), () -> {});
            assertThat(timer.pending()).isEqualTo(1);

            alarm.cancel();

            assertThat(timer.pending()).isZero();
        }
    }

    @Test
    void dropsWhatComesAfterItsEnd() {
        SystemTimer timer = new SystemTimer();
        timer.after(Duration.ofDays(1), () -> {});
        timer.close();

        timer.after(Duration.ZERO, () -> {}).cancel();

        assertThat(timer.pending()).isZero();
    }
}
