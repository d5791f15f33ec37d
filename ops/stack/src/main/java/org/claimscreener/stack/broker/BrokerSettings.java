package org.claimscreener.stack.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import org.claimscreener.wire.Topic;
import org.claimscreener.wire.TopicCatalogue;

/**
 * A single node, broker and controller in one, that talks to this machine only.
 *
 * @param folder where its data lives
 * @param brokerPort for clients
 * @param controllerPort for itself
 */
record BrokerSettings(Path folder, int brokerPort, int controllerPort) {
    private static final String HOST = "127.0.0.1";

    /** Longer than any outage that a job's open transaction is meant to survive: one hour, in milliseconds. */
    private static final String LONGEST_TRANSACTION_MS = "3600000";

    /** Room for a batch around the largest record of any topic, in bytes. */
    private static final int BATCH_OVERHEAD_BYTES = 100_000;

    String bootstrapServers() {
        return HOST + ":" + brokerPort;
    }

    /**
     * Writes the settings as a file that Kafka reads.
     *
     * @throws IOException when the folder cannot be written
     */
    Path write() throws IOException {
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
        values.put("node.id", "1");
        values.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
        values.put("controller.listener.names", "CONTROLLER");
        values.put("listeners", "PLAINTEXT://" + bootstrapServers() + ",CONTROLLER://" + HOST + ":" + controllerPort);
        values.put("log.dirs", folder.resolve("data").toString());
        values.put("auto.create.topics.enable", "false");
        values.put("message.max.bytes", Integer.toString(largestMessageBytes() + BATCH_OVERHEAD_BYTES));
        values.put("transaction.max.timeout.ms", LONGEST_TRANSACTION_MS);
        values.put("group.initial.rebalance.delay.ms", "0");
        oneReplica(values);
        return values;
    }

    /** Kafka's own topics are made for clusters: three replicas and fifty partitions, for one node never to be filled. */
    private static void oneReplica(Map<String, String> values) {
        values.put("offsets.topic.replication.factor", "1");
        values.put("offsets.topic.num.partitions", "1");
        values.put("transaction.state.log.replication.factor", "1");
        values.put("transaction.state.log.min.isr", "1");
        values.put("transaction.state.log.num.partitions", "2");
        values.put("share.coordinator.state.topic.replication.factor", "1");
        values.put("share.coordinator.state.topic.min.isr", "1");
        values.put("share.coordinator.state.topic.num.partitions", "1");
    }

    private static int largestMessageBytes() {
        return TopicCatalogue.all().stream()
                .mapToInt(Topic::maxMessageBytes)
                .max()
                .orElseThrow();
    }
}
