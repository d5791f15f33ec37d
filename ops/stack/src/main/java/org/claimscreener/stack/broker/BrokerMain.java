package org.claimscreener.stack.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.common.utils.Time;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;

/**
 * The broker's process: formats its folder, runs, says {@link #READY} on standard output, and ends when its standard input
 * does. So it cannot outlive whoever started it, however that one ends.
 */
public final class BrokerMain {
    /** The one line on standard output. */
    static final String READY = "ready";

    /** A broker that has not shut down by then has nothing worth waiting for: its folder is thrown away. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private BrokerMain() {}

    /**
     * Runs until standard input ends.
     *
     * @param args the settings file and the cluster's id
     */
    public static void main(String[] args) throws IOException {
        Path settings = Path.of(args[0]);
        format(settings, args[1]);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties(settings)), Time.SYSTEM);
        server.startup();
        announce();
        awaitEnd(System.in);
        stop(server);
        Runtime.getRuntime().halt(0);
    }

    /** Over a folder that has been formatted, by this broker's earlier life, it does nothing. */
    private static void format(Path settings, String clusterId) {
        String[] command = {"format", "--ignore-formatted", "--cluster-id", clusterId, "--config", settings.toString()};
        // What it prints is of use only when it fails, and then the exception says it.
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        int code = StorageTool.execute(command, nowhere);
        if (code != 0) {
            throw new IllegalStateException("kafka.tools.StorageTool could not format the folder of " + settings
                    + " (code " + code + "); is it writable, and the disk not full?");
        }
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static void announce() {
        System.out.println(READY);
        System.out.flush();
    }

    private static void awaitEnd(InputStream in) throws IOException {
        while (in.read() >= 0) {
            // Whatever is sent is ignored; only the end counts.
        }
    }

    /** Shuts down in order if it can within {@link #PATIENCE}. */
    private static void stop(KafkaRaftServer server) {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread stopper = new Thread(
                () -> {
                    server.shutdown();
                    server.awaitShutdown();
                    stopped.countDown();
                },
                "broker-stop");
        stopper.setDaemon(true);
        stopper.start();
        try {
            if (!stopped.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("The broker took longer than " + PATIENCE + " to shut down and was ended.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
