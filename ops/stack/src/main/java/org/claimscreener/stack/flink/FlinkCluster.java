package org.claimscreener.stack.flink;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.flink.runtime.highavailability.ClientHighAvailabilityServices;
import org.apache.flink.runtime.highavailability.HighAvailabilityServicesUtils;
import org.apache.flink.runtime.util.LeaderRetrievalUtils;
import org.claimscreener.stack.process.ChildJvm;
import org.claimscreener.stack.process.JvmSpec;
import org.claimscreener.stack.process.Ports;
import org.claimscreener.stack.process.Waiting;

/**
 * ZooKeeper, JobManagers and TaskManagers in JVMs of their own. Each can be killed, stopped and started again; all end
 * when this object is closed, or when this process ends. Thread-safe.
 */
public final class FlinkCluster implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration LEADER_PATIENCE = Duration.ofSeconds(30);

    private final FlinkSettings settings;
    private final ClusterConfig config;
    private final ChildJvm zooKeeper;
    private final List<ChildJvm> jobManagers = new ArrayList<>();
    private final List<ChildJvm> taskManagers = new ArrayList<>();
    private final List<Integer> restPorts;
    private final List<Integer> coordinatorPorts;
    private final List<Integer> metricsPorts;
    /** The JobManagers' first. */
    private final List<Integer> reporterPorts;

    private final FlinkRest rest;

    private FlinkCluster(FlinkSettings settings) throws IOException {
        this.settings = settings;
        int others = 1 + 2 * settings.jobManagers();
        int endpoints = others + settings.taskManagers();
        List<Integer> ports = Ports.free(endpoints + settings.jobManagers() + settings.taskManagers());
        Optional<ClusterKeys> keys = settings.guarded()
                ? Optional.of(ClusterKeys.make(settings.folder().resolve("keys"), ClusterConfig.HOST))
                : Optional.empty();
        this.config = new ClusterConfig(settings, ports.get(0), keys);
        this.restPorts = ports.subList(1, 1 + settings.jobManagers());
        this.coordinatorPorts = ports.subList(1 + settings.jobManagers(), others);
        this.metricsPorts = ports.subList(others, endpoints);
        this.reporterPorts = ports.subList(endpoints, ports.size());
        this.rest = new FlinkRest(
                restPorts.stream().map(port -> address(keys, port)).toList(),
                keys.isPresent() ? Optional.of(keys.get().client()) : Optional.empty());
        this.zooKeeper = zooKeeper(config.writeZooKeeper());
        Path conf = config.write();
        for (int i = 0; i < settings.jobManagers(); i++) {
            jobManagers.add(jobManager(i, conf));
        }
        for (int i = 0; i < settings.taskManagers(); i++) {
            taskManagers.add(taskManager(i, conf));
        }
    }

    /**
     * Starts everything and returns when all slots are there.
     *
     * @throws IOException when that takes too long; the message says where the logs are
     */
    public static FlinkCluster start(FlinkSettings settings) throws IOException {
        FlinkCluster cluster = new FlinkCluster(settings);
        try {
            for (ChildJvm process : cluster.processes().toList()) {
                process.start();
            }
            cluster.awaitTaskManagers(settings.taskManagers());
            return cluster;
        } catch (IOException e) {
            cluster.close();
            throw e;
        }
    }

    private static URI address(Optional<ClusterKeys> keys, int port) {
        return URI.create((keys.isPresent() ? "https" : "http") + "://" + ClusterConfig.HOST + ":" + port);
    }

    private static URI http(int port) {
        return URI.create("http://" + ClusterConfig.HOST + ":" + port);
    }

    private ChildJvm zooKeeper(Path settingsFile) {
        return process(
                "zookeeper",
                List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(ProcessMain.Role.ZOOKEEPER.name(), "--zkConfigFile", settingsFile.toString(), "--peerId", "1"));
    }

    private ChildJvm jobManager(int index, Path conf) {
        return process(
                "job-manager-" + (index + 1),
                List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(
                        ProcessMain.Role.JOB_MANAGER.name(),
                        coordinatorPorts.get(index).toString(),
                        "--configDir",
                        conf.toString(),
                        "-Drest.port=" + restPorts.get(index),
                        "-Drest.bind-port=" + restPorts.get(index),
                        reporterPort(index)));
    }

    private ChildJvm taskManager(int index, Path conf) {
        String name = "task-manager-" + (index + 1);
        // As on a real machine, where TaskManagers find what the others left.
        String temporary = settings.folder().resolve("task-managers-tmp").toString();
        return process(
                name,
                ClusterConfig.Memory.jvmOptions(),
                List.of(
                        ProcessMain.Role.TASK_MANAGER.name(),
                        metricsPorts.get(index).toString(),
                        settings.packArchives().map(Path::toString).orElse(ProcessMain.NO_PACKS),
                        temporary,
                        "--configDir",
                        conf.toString(),
                        "-Dio.tmp.dirs=" + temporary,
                        "-Dtaskmanager.resource-id=" + name,
                        reporterPort(settings.jobManagers() + index)));
    }

    /** Of no reporter when none was asked for. */
    private String reporterPort(int index) {
        return "-Dmetrics.reporter.prometheus.port=" + reporterPorts.get(index);
    }

    private ChildJvm process(String name, List<String> options, List<String> arguments) {
        return new ChildJvm(
                new JvmSpec(name, settings.folder().resolve(name), "INFO", options, ProcessMain.class, arguments));
    }

    private Stream<ChildJvm> processes() {
        return Stream.of(List.of(zooKeeper), jobManagers, taskManagers).flatMap(List::stream);
    }

    /** The JobManagers, leading or standing by. */
    public List<ChildJvm> jobManagers() {
        return Collections.unmodifiableList(jobManagers);
    }

    /** The TaskManagers. */
    public List<ChildJvm> taskManagers() {
        return Collections.unmodifiableList(taskManagers);
    }

    /**
     * The TaskManager that has the fewest slots left, which is one that the job runs on.
     *
     * @throws IOException when none is registered
     */
    public ChildJvm busiestTaskManager() throws IOException {
        Map<String, Integer> freeSlots = rest.freeSlots();
        return taskManagers.stream()
                .filter(process -> process.isAlive() && freeSlots.containsKey(process.name()))
                .min(Comparator.comparing(process -> freeSlots.getOrDefault(process.name(), Integer.MAX_VALUE)))
                .orElseThrow(() ->
                        new IOException("No TaskManager is registered now; the logs are in " + settings.folder()));
    }

    /** What the JobManagers answer, whichever of them is there. */
    public FlinkRest rest() {
        return rest;
    }

    /** What a client of the cluster must say so that it is heard. */
    Map<String, String> security() {
        return config.security();
    }

    /** Where each TaskManager serves the job's metrics. */
    public List<URI> metrics() {
        return metricsPorts.stream().map(port -> http(port).resolve("/metrics")).toList();
    }

    /** Where each JobManager serves what the jobs' coordinators count: what became of packs, what was read back. */
    public List<URI> coordinatorMetrics() {
        return coordinatorPorts.stream()
                .map(port -> http(port).resolve("/metrics"))
                .toList();
    }

    /** Where each process, JobManagers first, serves Flink's own metrics, if {@link FlinkSettings#reporter()} is asked for. */
    public List<URI> flinkMetrics() {
        return reporterPorts.stream()
                .map(port -> http(port).resolve("/metrics"))
                .toList();
    }

    /**
     * Returns when so many TaskManagers are registered.
     *
     * @throws IOException when they are not in time
     */
    public void awaitTaskManagers(int count) throws IOException {
        boolean registered = Waiting.until(() -> rest.taskManagers() >= count, START_PATIENCE);
        if (!registered) {
            throw new IOException("Of " + settings.taskManagers() + " TaskManagers " + rest.taskManagers()
                    + " registered within " + START_PATIENCE.toSeconds() + " s; the logs are in " + settings.folder());
        }
    }

    /**
     * The JobManager that leads now.
     *
     * @throws IOException when there is none for half a minute
     */
    public ChildJvm leadingJobManager() throws IOException {
        String address = leadingAddress();
        for (int i = 0; i < restPorts.size(); i++) {
            if (address.endsWith(":" + restPorts.get(i))) {
                return jobManagers.get(i);
            }
        }
        throw new IOException("A JobManager leads that is not ours, at " + address);
    }

    @SuppressWarnings("try") // That closing may be interrupted is handled.
    private String leadingAddress() throws IOException {
        try (ClientHighAvailabilityServices services =
                HighAvailabilityServicesUtils.createClientHAService(config.toFlink(), e -> {})) {
            return LeaderRetrievalUtils.retrieveLeaderInformation(
                            services.getClusterRestEndpointLeaderRetriever(), LEADER_PATIENCE)
                    .getLeaderAddress();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while ZooKeeper was asked who leads", e);
        } catch (Exception e) { // As Flink declares it.
            throw new IOException("ZooKeeper does not say which JobManager leads: " + e.getMessage(), e);
        }
    }

    /** Ends all processes, TaskManagers first. */
    @Override
    public void close() throws IOException {
        List<IOException> failures = new ArrayList<>();
        List<ChildJvm> all = new ArrayList<>(processes().toList());
        Collections.reverse(all);
        for (ChildJvm process : all) {
            try {
                process.close();
            } catch (IOException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
