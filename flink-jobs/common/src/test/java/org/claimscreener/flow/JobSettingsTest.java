package org.claimscreener.flow;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JobSettingsTest {
    private static final Path FOLDER = Path.of("state");

    @Test
    void anUnboundedRunChecksPointsAndRestarts() {
        var flink = JobSettings.unbounded(FOLDER).toFlink();

        assertThat(flink.toMap())
                .containsEntry("execution.checkpointing.interval", "10000 ms")
                .containsEntry("execution.checkpointing.incremental", "true")
                .containsEntry("restart-strategy.type", "fixed-delay")
                .containsEntry("pipeline.generic-types", "false")
                .containsEntry("state.backend.type", "rocksdb")
                .containsEntry("execution.buffer-timeout.interval", "0 ms");
    }

    @Test
    void checkpointsAreKeptForPeopleAndAFailedOneStopsNothing() {
        var flink = JobSettings.unbounded(FOLDER).toFlink();
        String folder = FOLDER.toAbsolutePath().toUri().toString();

        assertThat(flink.toMap())
                .containsEntry("execution.checkpointing.dir", folder + "/checkpoints")
                .containsEntry("execution.checkpointing.savepoint-dir", folder + "/savepoints")
                .containsEntry("execution.checkpointing.timeout", "60000 ms")
                .containsEntry("execution.checkpointing.tolerable-failed-checkpoints", "2147483647")
                .containsEntry("execution.checkpointing.num-retained", "5")
                .containsEntry("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    }

    @Test
    void aBoundedRunEndsAtItsFirstFault() {
        assertThat(JobSettings.bounded(FOLDER).toFlink().toMap())
                .containsEntry("restart-strategy.type", "none")
                .doesNotContainKey("execution.checkpointing.interval");
    }

    @Test
    void refusesWhatCannotRun() {
        assertThatThrownBy(() -> new JobSettings(FOLDER, 0, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JobSettings(FOLDER, 129, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JobSettings(FOLDER, 1, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
