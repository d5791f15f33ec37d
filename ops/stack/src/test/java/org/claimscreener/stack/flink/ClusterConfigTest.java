package org.claimscreener.stack.flink;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
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
    void aBusyMachineMayBePatient() throws Exception {
        FlinkSettings patient = FlinkSettings.small(folder).withPatience(Duration.ofSeconds(20));
        ClusterConfig config = new ClusterConfig(patient, 2181, Optional.empty());

        assertThat(config.values())
                .containsEntry("heartbeat.timeout", "20000 ms")
                .containsEntry("high-availability.zookeeper.client.session-timeout", "20000 ms");
        assertThat(Files.readAllLines(config.writeZooKeeper())).contains("maxSessionTimeout=60000");
        assertThatThrownBy(() -> patient.withPatience(Duration.ofSeconds(61))).hasMessageContaining("1 to 60 s");
        assertThatThrownBy(() -> patient.withPatience(Duration.ofMillis(999))).hasMessageContaining("1 to 60 s");
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
        ClusterConfig asked = new ClusterConfig(FlinkSettings.small(folder).withReporter(), 2181, Optional.empty());

        assertThat(asked.values()).containsKey("metrics.reporter.prometheus.factory.class");
        assertThat(config().values()).doesNotContainKey("metrics.reporter.prometheus.factory.class");
    }

    @Test
    void writesWhatFlinkReads() throws Exception {
        Path conf = config().write();

        assertThat(Files.readAllLines(conf.resolve("config.yaml")))
                .contains("heartbeat.timeout: \"3000 ms\"", "high-availability.zookeeper.quorum: \"127.0.0.1:2181\"");
    }

    @Test
    void nobodyUploadsOrGivesOrdersFromABrowser() {
        assertThat(config().values())
                .containsEntry("web.submit.enable", "false")
                .containsEntry("web.cancel.enable", "false")
                .containsEntry("web.rescale.enable", "false");
    }

    @Test
    void everyAddressIsThisMachinesOwn() {
        assertThat(config().values().entrySet())
                .filteredOn(entry -> entry.getKey().matches(".*(host|address)"))
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(entry -> assertThat(entry.getValue()).isEqualTo("127.0.0.1"));
    }

    @Test
    void keysAreAskedForBetweenProcessesAndOfWhoeverGivesOrders() throws Exception {
        Map<String, String> values = guarded().values();

        assertThat(values)
                .containsEntry("security.ssl.internal.enabled", "true")
                .containsEntry("security.ssl.rest.enabled", "true")
                .containsEntry("security.ssl.rest.authentication-enabled", "true");
        assertThat(values.get("security.ssl.internal.keystore")).isNotEqualTo(values.get("security.ssl.rest.keystore"));
    }

    @Test
    void keysAndPasswordsAreTheOwnersAlone() throws Exception {
        Path conf = guarded().write();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(conf.resolve("config.yaml"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void eachStartHasKeysOfItsOwn() throws Exception {
        String before = guarded().values().get("security.ssl.rest.keystore-password");
        byte[] store = Files.readAllBytes(folder.resolve("keys/rest.p12"));

        assertThat(guarded().values().get("security.ssl.rest.keystore-password"))
                .hasSize(48)
                .isNotEqualTo(before);
        assertThat(Files.readAllBytes(folder.resolve("keys/rest.p12"))).isNotEqualTo(store);
    }

    private ClusterConfig guarded() throws Exception {
        return new ClusterConfig(
                FlinkSettings.small(folder).withKeys(),
                2181,
                Optional.of(ClusterKeys.make(folder.resolve("keys"), ClusterConfig.HOST)));
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
        return new ClusterConfig(FlinkSettings.small(folder), 2181, Optional.empty());
    }

    private FlinkSettings settings(int jobManagers, int taskManagers, int slots) {
        return new FlinkSettings(
                folder, jobManagers, taskManagers, slots, Optional.empty(), false, Duration.ofSeconds(3), false);
    }
}
