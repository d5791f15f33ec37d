package org.claimscreener.stack.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.flink.configuration.Configuration;
import org.claimscreener.flow.JobSettings;

/** The cluster's own settings, which all its processes share. What concerns the job is in the job's settings. */
final class ClusterConfig {
    static final String HOST = "127.0.0.1";

    /** ZooKeeper's clock unit; a session can be no shorter than two of them. */
    private static final int TICK_MS = 500;

    /** Twenty clock units unless said, which is less than {@link FlinkSettings#patience} may be. */
    private static final int LONGEST_SESSION_MS = 60_000;

    private final FlinkSettings settings;
    private final int zooKeeperPort;
    private final Optional<ClusterKeys> keys;

    /** @param keys none for a cluster that takes orders of everybody on this machine */
    ClusterConfig(FlinkSettings settings, int zooKeeperPort, Optional<ClusterKeys> keys) {
        this.settings = settings;
        this.zooKeeperPort = zooKeeperPort;
        this.keys = keys;
    }

    /** Every setting, by Flink's name. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        for (String host : List.of(
                "jobmanager.rpc.address",
                "jobmanager.bind-host",
                "taskmanager.host",
                "taskmanager.bind-host",
                "rest.address",
                "rest.bind-address")) {
            values.put(host, HOST);
        }
        // The job asks for it too, but how many checkpoints are retained a JobManager takes from its own settings
        // alone.
        values.put("execution.checkpointing.num-retained", Integer.toString(JobSettings.RETAINED_CHECKPOINTS));
        // What the REST interface says is so old; by default a job's state three seconds, its metrics ten.
        values.put("web.refresh-interval", "100 ms");
        values.put("metrics.fetcher.update-interval", "1000");
        metrics(values);
        // Nobody uploads programs or gives orders from a browser, whoever they are.
        values.put("web.submit.enable", "false");
        values.put("web.cancel.enable", "false");
        values.put("web.rescale.enable", "false");
        highAvailability(values);
        recovery(values);
        taskManagers(values);
        values.putAll(security());
        return values;
    }

    private void metrics(Map<String, String> values) {
        // One registry a TaskManager for all jobs, whoever brought their classes.
        values.put(
                "classloader.parent-first-patterns.additional",
                "io.micrometer.;io.prometheus.metrics.;org.claimscreener.metrics.");
        if (settings.reporter()) {
            // Each process is told its port when it starts.
            values.put(
                    "metrics.reporter.prometheus.factory.class",
                    "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
        }
    }

    /** What whoever submits a job must say too. */
    Map<String, String> security() {
        return keys.map(ClusterKeys::values).orElse(Map.of());
    }

    private void highAvailability(Map<String, String> values) {
        values.put("high-availability.type", "zookeeper");
        values.put("high-availability.zookeeper.quorum", HOST + ":" + zooKeeperPort);
        values.put("high-availability.cluster-id", "/screener");
        values.put(
                "high-availability.storageDir",
                settings.folder().resolve("recovery").toUri().toString());
        // A JobManager that is gone leads until its session ends; the default is a minute.
        values.put("high-availability.zookeeper.client.session-timeout", patience());
        values.put("high-availability.zookeeper.client.connection-timeout", patience());
        values.put("high-availability.zookeeper.client.retry-wait", "500 ms");
    }

    /** Measured: these, a short restart delay and spare slots make the outage seconds instead of twenty. */
    private void recovery(Map<String, String> values) {
        values.put("heartbeat.interval", "500 ms");
        values.put("heartbeat.timeout", patience());
        // A dead process refuses the connection at once; only a hung one needs the time-out.
        values.put("heartbeat.rpc-failure-threshold", "1");
        values.put("cluster.registration.max-timeout", "2000 ms");
        values.put("cluster.registration.error-delay", "500 ms");
        values.put("cluster.registration.refused-registration-delay", "500 ms");
    }

    private String patience() {
        return settings.patience().toMillis() + " ms";
    }

    private void taskManagers(Map<String, String> values) {
        values.put("taskmanager.numberOfTaskSlots", Integer.toString(settings.slots()));
        // One subtask on each, so that both are warm and the loss of either is felt.
        values.put("taskmanager.load-balance.mode", "SLOTS");
        values.put("taskmanager.cpu.cores", "1");
        Memory.values().forEach((name, megabytes) -> values.put(name, megabytes + "m"));
    }

    /** The client's view: where the leading JobManager is found. */
    Configuration toFlink() {
        Configuration flink = new Configuration();
        values().forEach(flink::setString);
        return flink;
    }

    /** Writes {@code config.yaml} into a folder for {@code --configDir}; it holds passwords, and is its owner's alone. */
    Path write() throws IOException {
        Path folder = Files.createDirectories(settings.folder().resolve("conf"));
        List<String> lines = values().entrySet().stream()
                .map(entry -> entry.getKey() + ": \"" + entry.getValue() + "\"")
                .toList();
        Path file = folder.resolve("config.yaml");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, lines);
        return folder;
    }

    /** Writes the settings of a lone ZooKeeper. */
    Path writeZooKeeper() throws IOException {
        Path folder = Files.createDirectories(settings.folder().resolve("zookeeper"));
        Path file = folder.resolve("zoo.cfg");
        Files.write(
                file,
                List.of(
                        "tickTime=" + TICK_MS,
                        "dataDir=" + folder.resolve("data"),
                        "clientPort=" + zooKeeperPort,
                        "clientPortAddress=" + HOST,
                        "maxSessionTimeout=" + LONGEST_SESSION_MS,
                        "admin.enableServer=false"));
        return file;
    }

    /** Every part of a TaskManager's memory, in megabytes: without Flink's scripts nobody works them out. */
    static final class Memory {
        private static final int FRAMEWORK_HEAP = 128;
        private static final int FRAMEWORK_OFF_HEAP = 96;
        private static final int TASK_HEAP = 512;
        private static final int TASK_OFF_HEAP = 96;
        private static final int NETWORK = 48;
        /** RocksDB's: memtables and block cache. */
        private static final int MANAGED = 256;

        private static final int METASPACE = 320;
        private static final int OVERHEAD = 192;

        private Memory() {}

        static Map<String, Integer> values() {
            return Map.of(
                    "taskmanager.memory.framework.heap.size", FRAMEWORK_HEAP,
                    "taskmanager.memory.framework.off-heap.size", FRAMEWORK_OFF_HEAP,
                    "taskmanager.memory.task.heap.size", TASK_HEAP,
                    "taskmanager.memory.task.off-heap.size", TASK_OFF_HEAP,
                    "taskmanager.memory.network.min", NETWORK,
                    "taskmanager.memory.network.max", NETWORK,
                    "taskmanager.memory.managed.size", MANAGED,
                    "taskmanager.memory.jvm-metaspace.size", METASPACE,
                    "taskmanager.memory.jvm-overhead.min", OVERHEAD,
                    "taskmanager.memory.jvm-overhead.max", OVERHEAD);
        }

        static List<String> jvmOptions() {
            int heap = FRAMEWORK_HEAP + TASK_HEAP;
            return List.of(
                    "-Xms256m",
                    "-Xmx" + heap + "m",
                    "-XX:MaxDirectMemorySize=" + (FRAMEWORK_OFF_HEAP + TASK_OFF_HEAP + NETWORK) + "m",
                    "-XX:MaxMetaspaceSize=" + METASPACE + "m",
                    "-XX:+UseParallelGC");
        }
    }
}
