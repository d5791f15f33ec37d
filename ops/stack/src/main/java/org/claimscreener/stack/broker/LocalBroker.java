package org.claimscreener.stack.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker in a JVM of its own, on free loopback ports, that ends with this object or with this process, whichever
 * is first. Thread-safe.
 */
public final class LocalBroker implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(8);

    /** Between choosing a free port and the broker's binding it, another process may take it. */
    private static final int ATTEMPTS = 3;

    private final Process process;
    private final String bootstrapServers;

    private LocalBroker(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker and returns when it takes clients.
     *
     * @param folder for its data and its logs, {@code broker.log} and {@code broker.err}; made if missing, never removed
     * @throws IOException when it does not start; the message names the log
     */
    public static LocalBroker start(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce(folder);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static LocalBroker startOnce(Path folder) throws IOException {
        BrokerSettings settings = settings(folder);
        Process process = new ProcessBuilder(command(folder, settings.write()))
                .redirectError(folder.resolve("broker.err").toFile())
                .start();
        try {
            awaitReady(process, folder);
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
        return new LocalBroker(process, settings.bootstrapServers());
    }

    private static BrokerSettings settings(Path folder) throws IOException {
        // Both open at once, or the system might give the same port twice.
        try (ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket controller = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new BrokerSettings(folder, broker.getLocalPort(), controller.getLocalPort());
        }
    }

    /** Ctrl-C at a terminal goes to every process of the group; the broker waits for us to say that it is over. */
    private static List<String> command(Path folder, Path settingsFile) {
        return List.of(
                "/bin/sh",
                "-c",
                "trap '' INT; exec \"$@\"",
                "broker",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "-Dfile.encoding=UTF-8",
                "-Dscreener.log=" + folder.resolve("broker.log"),
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                settingsFile.toString());
    }

    private static void awaitReady(Process process, Path folder) throws IOException {
        CompletableFuture<@Nullable String> line = CompletableFuture.supplyAsync(() -> firstLine(process));
        try {
            String said = line.get(START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!BrokerMain.READY.equals(said)) {
                throw new IOException("The Kafka broker ended before it was ready; the reason is in "
                        + folder.resolve("broker.err") + " or " + folder.resolve("broker.log"));
            }
        } catch (TimeoutException e) {
            throw new IOException(
                    "The Kafka broker was not ready after " + START_PATIENCE.toSeconds() + " s; see "
                            + folder.resolve("broker.log"),
                    e);
        } catch (ExecutionException e) {
            throw new IOException("What the Kafka broker says cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the Kafka broker was starting", e);
        }
    }

    private static @Nullable String firstLine(Process process) {
        try {
            return new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** For clients, as {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Whether the process still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The broker's process, for tests and for people who look. */
    public long pid() {
        return process.pid();
    }

    /** Ends the broker and returns when its process is gone. A second call does nothing. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (process.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (IOException e) {
            // Its end of the pipe is gone already: it has ended or is about to.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        process.onExit()
                .orTimeout(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
