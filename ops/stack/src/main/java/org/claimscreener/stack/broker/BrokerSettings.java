package org.claimscreener.stack.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.claimscreener.wire.Topic;
import org.claimscreener.wire.TopicCatalogue;

/**
 * A node, broker and controller in one, that talks to this machine only.
 *
 * @param nodeId 1 to the number of nodes
 * @param folder where its data lives
 * @param brokerPort for clients
 * @param controllerPorts of all nodes, that of node 1 first
 * @param tls empty for one that takes everybody and everything
 */
record BrokerSettings(int nodeId, Path folder, int brokerPort, List<Integer> controllerPorts, Optional<BrokerTls> tls) {
    private static final String HOST = "127.0.0.1";

    /** Longer than any outage that a job's open transaction is meant to survive: one hour, in milliseconds. */
    private static final String LONGEST_TRANSACTION_MS = "3600000";

    /** Room for a batch around the largest record of any topic, in bytes. */
    private static final int BATCH_OVERHEAD_BYTES = 100_000;

    /** The cleaner's default of 128 MB would be a third of the heap, for topics that hardly have two records a key. */
    private static final String CLEANER_BYTES = "16777216";

    BrokerSettings {
        controllerPorts = List.copyOf(controllerPorts);
        if (nodeId < 1 || nodeId > controllerPorts.size()) {
            throw new IllegalArgumentException("node " + nodeId + " is not one of " + controllerPorts.size());
        }
    }

    /** One that takes everybody. */
    BrokerSettings(int nodeId, Path folder, int brokerPort, List<Integer> controllerPorts) {
        this(nodeId, folder, brokerPort, controllerPorts, Optional.empty());
    }

    String bootstrapServers() {
        return HOST + ":" + brokerPort;
    }

    /** Where a broker of that folder keeps its logs. */
    static Path data(Path folder) {
        return folder.resolve("data");
    }

    /** Copies of each partition: on three nodes three, of which two make a write durable. */
    short replicas() {
        return replicas(controllerPorts.size());
    }

    static short replicas(int nodes) {
        return (short) Math.min(3, nodes);
    }

    /**
     * Writes the settings as a file that Kafka reads.
     *
     * @throws IOException when the folder cannot be written
     */
    Path write() throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("server.properties");
        Properties properties = new Properties();
        properties.putAll(values());
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }

    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        values.put("process.roles", "broker,controller");
        values.put("node.id", Integer.toString(nodeId));
        values.put("controller.quorum.voters", voters());
        values.put("controller.listener.names", "CONTROLLER");
        values.put(
                "listeners",
                (tls.isPresent() ? "SSL" : "PLAINTEXT") + "://" + bootstrapServers() + ",CONTROLLER://" + HOST + ":"
                        + controllerPorts.get(nodeId - 1));
        values.put("log.dirs", data(folder).toString());
        values.put("auto.create.topics.enable", "false");
        values.put("message.max.bytes", Integer.toString(largestMessageBytes() + BATCH_OVERHEAD_BYTES));
        values.put("transaction.max.timeout.ms", LONGEST_TRANSACTION_MS);
        values.put("group.initial.rebalance.delay.ms", "0");
        values.put("log.cleaner.dedupe.buffer.size", CLEANER_BYTES);
        tls.ifPresent(secured -> values.putAll(secured.values()));
        failover(values);
        replication(values);
        return values;
    }

    private String voters() {
        return IntStream.rangeClosed(1, controllerPorts.size())
                .mapToObj(node -> node + "@" + HOST + ":" + controllerPorts.get(node - 1))
                .collect(Collectors.joining(","));
    }

    /** A broker that is gone is replaced as leader after 3 s, not 9: every settlement of its partitions waits for that. */
    private static void failover(Map<String, String> values) {
        values.put("broker.heartbeat.interval.ms", "500");
        values.put("broker.session.timeout.ms", "3000");
    }

    /** Kafka's own topics are made with fifty partitions, here never to be filled. */
    private void replication(Map<String, String> values) {
        String replicas = Short.toString(replicas());
        String inSync = replicas() == 3 ? "2" : "1";
        values.put("default.replication.factor", replicas);
        values.put("min.insync.replicas", inSync);
        values.put("offsets.topic.replication.factor", replicas);
        values.put("offsets.topic.num.partitions", "1");
        values.put("transaction.state.log.replication.factor", replicas);
        values.put("transaction.state.log.min.isr", inSync);
        values.put("transaction.state.log.num.partitions", "2");
        values.put("share.coordinator.state.topic.replication.factor", replicas);
        values.put("share.coordinator.state.topic.min.isr", inSync);
        values.put("share.coordinator.state.topic.num.partitions", "1");
    }

    private static int largestMessageBytes() {
        return TopicCatalogue.all().stream()
                .mapToInt(Topic::maxMessageBytes)
                .max()
                .orElseThrow();
    }
}
