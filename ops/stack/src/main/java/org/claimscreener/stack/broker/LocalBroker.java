package org.claimscreener.stack.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import org.apache.kafka.common.Uuid;
import org.claimscreener.stack.process.ChildJvm;
import org.claimscreener.stack.process.JvmSpec;
import org.claimscreener.stack.process.Ports;

/**
 * A Kafka broker in a JVM of its own, on loopback ports that it keeps for life, that ends with this object or with this
 * process, whichever is first. It can be killed and started again over its own data. Thread-safe.
 */
public final class LocalBroker implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);

    /** Between choosing a free port and the broker's binding it, another process may take it. */
    static final int ATTEMPTS = 3;

    private final BrokerSettings settings;
    private final ChildJvm process;

    private LocalBroker(BrokerSettings settings, ChildJvm process) {
        this.settings = settings;
        this.process = process;
    }

    /**
     * Starts a broker that is a cluster of its own and returns when it takes clients.
     *
     * @param folder for its data and its logs, {@code broker.log} and {@code broker.err}; made if missing, never removed
     * @throws IOException when it does not start; the message names the log
     */
    public static LocalBroker start(Path folder) throws IOException {
        return start(folder, LocalBroker::anyPort, Optional.empty());
    }

    /**
     * The same on a port that clients know.
     *
     * @throws IOException when it does not start, as when the port is taken; the message names the log
     */
    public static LocalBroker start(Path folder, int port) throws IOException {
        return start(folder, () -> port, Optional.empty());
    }

    /**
     * The same of one that asks who comes, and whether he may.
     *
     * @throws IOException as above
     */
    public static LocalBroker startSecured(Path folder, BrokerTls tls) throws IOException {
        return start(folder, LocalBroker::anyPort, Optional.of(tls));
    }

    private interface Port {
        int choose() throws IOException;
    }

    private static int anyPort() throws IOException {
        return Ports.free(1).get(0);
    }

    private static LocalBroker start(Path folder, Port port, Optional<BrokerTls> tls) throws IOException {
        String clusterId = clusterId(BrokerSettings.data(folder).resolve("meta.properties"));
        for (int attempt = 1; ; attempt++) {
            int brokerPort = port.choose();
            int controllerPort = Ports.free(2).stream()
                    .filter(other -> other != brokerPort)
                    .findFirst()
                    .orElseThrow();
            LocalBroker broker =
                    prepare(new BrokerSettings(1, folder, brokerPort, List.of(controllerPort), tls), clusterId);
            try {
                broker.start();
                return broker;
            } catch (IOException e) {
                broker.close();
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** That of the start before, which the data belong to; else a new one. */
    private static String clusterId(Path formatted) throws IOException {
        if (!Files.exists(formatted)) {
            return Uuid.randomUuid().toString();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(formatted)) {
            properties.load(reader);
        }
        String clusterId = properties.getProperty("cluster.id");
        if (clusterId == null) {
            throw new IOException(formatted + " names no cluster.id: it is no folder of a broker's, or a damaged one");
        }
        return clusterId;
    }

    /**
     * Writes the settings; starts nothing.
     *
     * @param clusterId the same for all nodes
     */
    static LocalBroker prepare(BrokerSettings settings, String clusterId) throws IOException {
        Path file = settings.write();
        JvmSpec spec = new JvmSpec(
                "broker",
                settings.folder(),
                "WARN",
                List.of("-Xms128m", "-Xmx384m", "-XX:+UseParallelGC"),
                BrokerMain.class,
                List.of(file.toString(), clusterId));
        return new LocalBroker(settings, new ChildJvm(spec));
    }

    /** Its number in the cluster, from 1. */
    public int nodeId() {
        return settings.nodeId();
    }

    /** For clients, as {@code host:port}. */
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /** Whether the process is there. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The broker's process, for tests and for people who look. */
    public long pid() {
        return process.pid();
    }

    /**
     * Starts it again, on its ports and over its data, and returns when it takes clients.
     *
     * @throws IllegalStateException when it runs
     * @throws IOException when it does not start; the message names the log
     */
    public void start() throws IOException {
        launch();
        awaitReady();
    }

    /** Starts the process and does not wait: a node of three is ready only when a second one runs. */
    void launch() throws IOException {
        process.start();
    }

    void awaitReady() throws IOException {
        process.awaitLine(BrokerMain.READY, START_PATIENCE);
    }

    /** kill -9. Its data stays as it is. */
    public void kill() throws IOException {
        process.kill();
    }

    /** SIGSTOP, a broker that hangs. */
    public void suspend() throws IOException {
        process.suspend();
    }

    /** SIGCONT, and it goes on. */
    public void resume() throws IOException {
        process.resume();
    }

    /** Ends the broker in order, if it can, and returns when its process is gone. */
    public void stop() throws IOException {
        process.stop();
    }

    /** As {@link #stop()}; one that is gone is left alone. */
    @Override
    public void close() throws IOException {
        process.close();
    }
}
