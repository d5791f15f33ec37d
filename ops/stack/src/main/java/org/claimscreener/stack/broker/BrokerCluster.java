package org.claimscreener.stack.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.claimscreener.stack.process.Ports;

/**
 * Brokers of one cluster, each in a JVM of its own and each to be killed alone. With three of them every partition has three
 * copies, two of which must have a record before it is acknowledged. Thread-safe.
 */
public final class BrokerCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<LocalBroker> brokers;

    private BrokerCluster(List<LocalBroker> brokers) {
        this.brokers = List.copyOf(brokers);
    }

    /**
     * Starts them and returns when all take clients.
     *
     * @param folder gets a folder a broker, {@code broker-1} and so on; never removed
     * @param count 1, or 3 for a cluster that bears the loss of one
     * @throws IOException when one does not start; the message names its log
     */
    public static BrokerCluster start(Path folder, int count) throws IOException {
        if (count != 1 && count != 3) {
            throw new IllegalArgumentException("a cluster has 1 or 3 brokers, not " + count);
        }
        String clusterId = Uuid.randomUuid().toString();
        for (int attempt = 1; ; attempt++) {
            BrokerCluster cluster = prepare(folder, count, clusterId);
            try {
                cluster.startAll();
                return cluster;
            } catch (IOException e) {
                cluster.close();
                if (attempt == LocalBroker.ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static BrokerCluster prepare(Path folder, int count, String clusterId) throws IOException {
        List<Integer> ports = Ports.free(2 * count);
        List<LocalBroker> brokers = new ArrayList<>();
        for (int node = 1; node <= count; node++) {
            BrokerSettings settings = new BrokerSettings(
                    node, folder.resolve("broker-" + node), ports.get(node - 1), ports.subList(count, 2 * count));
            brokers.add(LocalBroker.prepare(settings, clusterId));
        }
        return new BrokerCluster(brokers);
    }

    /** All of them, the first node first. */
    public List<LocalBroker> brokers() {
        return brokers;
    }

    /** For clients, as a host:port list of all brokers. */
    public String bootstrapServers() {
        return brokers.stream().map(LocalBroker::bootstrapServers).collect(Collectors.joining(","));
    }

    /** Copies of each partition that topics are to have. */
    public short replicas() {
        return BrokerSettings.replicas(brokers.size());
    }

    /** Starts those that are not there, all at once, and returns when they take clients. */
    public void startAll() throws IOException {
        List<LocalBroker> missing =
                brokers.stream().filter(broker -> !broker.isAlive()).toList();
        for (LocalBroker broker : missing) {
            broker.launch();
        }
        for (LocalBroker broker : missing) {
            broker.awaitReady();
        }
    }

    /** kill -9 of all that are there. */
    public void killAll() throws IOException {
        for (LocalBroker broker : brokers) {
            if (broker.isAlive()) {
                broker.kill();
            }
        }
    }

    /**
     * The broker that leads a partition now.
     *
     * @throws IOException when the brokers do not say, or the partition has no leader
     */
    public LocalBroker leaderOf(String topic, int partition) throws IOException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            // One was asked for, so there is one.
            TopicDescription described = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .iterator()
                    .next();
            Node leader = described.partitions().get(partition).leader();
            if (leader == null || leader.isEmpty()) {
                throw new IOException("Partition " + partition + " of " + topic + " has no leader now");
            }
            return brokers.get(leader.id() - 1);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The brokers do not describe " + topic + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the brokers were asked for " + topic, e);
        }
    }

    /** Ends all of them. */
    @Override
    public void close() throws IOException {
        // All at once: one alone of three has no quorum to take its leave of, and waits for it.
        List<IOException> failures = new ArrayList<>();
        brokers.stream().parallel().forEach(broker -> {
            try {
                broker.close();
            } catch (IOException e) {
                synchronized (failures) {
                    failures.add(e);
                }
            }
        });
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
