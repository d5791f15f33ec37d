package org.claimscreener.stack.flink;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClusterConfigTest {
    @TempDir
    private Path folder;

    @Test
    void aDeadProcessIsMissedWithinSeconds() {
        assertThat(config().values())
                .containsEntry("heartbeat.interval", "500 ms")
                .containsEntry("heartbeat.timeout", "3000 ms")
                .containsEntry("heartbeat.rpc-failure-threshold", "1")
                .containsEntry("high-availability.zookeeper.client.session-timeout", "3000 ms");
    }

    @Test
    void keepsOlderCheckpointsToGoBackTo() {
        assertThat(config().values()).containsEntry("execution.checkpointing.num-retained", "5");
    }

    @Test
    void everyPartOfATaskManagersMemoryIsSaid() {
        assertThat(config().values())
                .containsKeys(
                        "taskmanager.cpu.cores",
                        "taskmanager.memory.framework.heap.size",
                        "taskmanager.memory.framework.off-heap.size",
                        "taskmanager.memory.task.heap.size",
                        "taskmanager.memory.task.off-heap.size",
                        "taskmanager.memory.managed.size",
                        "taskmanager.memory.jvm-metaspace.size",
                        "taskmanager.memory.jvm-overhead.max");
        assertThat(config().values().get("taskmanager.memory.network.min"))
                .isEqualTo(config().values().get("taskmanager.memory.network.max"));
    }

    /** Else each job would count in a registry of its own, which nobody serves. */
    @Test
    void allJobsOfATaskManagerCountInOneRegistry() {
        assertThat(config().values())
                .containsEntry(
                        "classloader.parent-first-patterns.additional",
                        "io.micrometer.;io.prometheus.metrics.;org.claimscreener.metrics.");
    }

    @Test
    void flinksOwnMetricsAreServedWhenAskedFor() {
        ClusterConfig asked = new ClusterConfig(FlinkSettings.small(folder).withReporter(), 2181);

        assertThat(asked.values()).containsKey("metrics.reporter.prometheus.factory.class");
        assertThat(config().values()).doesNotContainKey("metrics.reporter.prometheus.factory.class");
    }

    @Test
    void writesWhatFlinkReads() throws Exception {
        Path conf = config().write();

        assertThat(Files.readAllLines(conf.resolve("config.yaml")))
                .contains("heartbeat.timeout: \"3000 ms\"", "high-availability.zookeeper.quorum: \"127.0.0.1:2181\"");
    }

    /** The other TaskManager takes over a dead one's work at once only if it has the slots for all of it. */
    @Test
    void oneTaskManagerAloneCanRunTheScreeningJobAndAnother() {
        FlinkSettings both = FlinkSettings.small(folder).withAnotherJob();

        assertThat(both.slots()).isEqualTo(2 + 1);
        assertThat(both.taskManagers()).isEqualTo(FlinkSettings.small(folder).taskManagers());
    }

    @Test
    void refusesWhatIsNoCluster() {
        assertThatThrownBy(() -> settings(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private ClusterConfig config() {
        return new ClusterConfig(FlinkSettings.small(folder), 2181);
    }

    private FlinkSettings settings(int jobManagers, int taskManagers, int slots) {
        return new FlinkSettings(folder, jobManagers, taskManagers, slots, Optional.empty(), false);
    }
}
