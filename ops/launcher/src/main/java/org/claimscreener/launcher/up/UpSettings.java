package org.claimscreener.launcher.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.claimscreener.launcher.demo.DemoSettings;
import org.claimscreener.stack.process.Ports;

/**
 * What to bring up, and where.
 *
 * @param folder of everything that stays: Kafka's log, the jobs' state, the desk's database, keys and logs
 * @param kafkaPort for clients on this machine, 1024 to 65535, as the other two; all different
 * @param deskPort of the review desk
 * @param prometheusPort of Prometheus, where it is installed
 * @param ratePerSecond invented settlements sent a second; 0 for none
 * @param length until it ends by itself; none to go on until it is stopped. At most an hour while settlements are sent
 * @param roll whether every TaskManager is restarted once, one after the other, while all goes on
 */
public record UpSettings(
        Path folder,
        int kafkaPort,
        int deskPort,
        int prometheusPort,
        int ratePerSecond,
        Optional<Duration> length,
        boolean roll) {
    public static final int USUAL_KAFKA_PORT = 9092;
    public static final int USUAL_DESK_PORT = 7070;
    public static final int USUAL_PROMETHEUS_PORT = 9090;

    /** Every settlement sent is remembered until the end, to know whether it was answered. */
    static final Duration LONGEST_SENDING = Duration.ofHours(1);

    private static final int LOWEST_PORT = 1_024;
    private static final int HIGHEST_PORT = 65_535;

    /** What the processes may take together: heaps, metaspaces and what Flink and PostgreSQL are given beside. */
    private static final long NEEDED_MEGABYTES = 4_500;

    public UpSettings {
        Map<Integer, String> owners = new LinkedHashMap<>();
        ports(kafkaPort, deskPort, prometheusPort).forEach((option, port) -> {
            if (port < LOWEST_PORT || port > HIGHEST_PORT) {
                throw new IllegalArgumentException(
                        option + " is " + port + ", expected " + LOWEST_PORT + " to " + HIGHEST_PORT);
            }
            String owner = owners.putIfAbsent(port, option);
            if (owner != null) {
                throw new IllegalArgumentException(owner + " and " + option + " are both " + port);
            }
        });
        if (length.isPresent() && length.get().compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("--for is shorter than 1s");
        }
        if (ratePerSecond != 0) {
            // It knows what it bears.
            new DemoSettings(ratePerSecond, length.orElse(LONGEST_SENDING), 0, false);
        }
    }

    /** The ports that people know, by the option that moves each. */
    Map<String, Integer> ports() {
        return ports(kafkaPort, deskPort, prometheusPort);
    }

    private static Map<String, Integer> ports(int kafka, int desk, int prometheus) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("--kafka-port", kafka);
        ports.put("--desk-port", desk);
        ports.put("--prometheus-port", prometheus);
        return ports;
    }

    /**
     * Looks whether this machine has what is asked of it.
     *
     * @throws IOException naming the port that is taken, or how much memory is missing, and what to do
     */
    public void requireRoom() throws IOException {
        for (Map.Entry<String, Integer> port : ports().entrySet()) {
            if (!Ports.isFree(port.getValue())) {
                throw new IOException("port " + port.getValue() + " is taken; end what listens there, or name another"
                        + " one with " + port.getKey());
            }
        }
        requireMemory(availableMegabytes());
    }

    static void requireMemory(OptionalLong megabytes) throws IOException {
        if (megabytes.isPresent() && megabytes.getAsLong() < NEEDED_MEGABYTES) {
            throw new IOException("there are " + megabytes.getAsLong() + " MB of free memory, and " + NEEDED_MEGABYTES
                    + " are needed; end other programs. 'screener demo' needs a third of that");
        }
    }

    /** What Linux says; other systems do not. */
    private static OptionalLong availableMegabytes() throws IOException {
        Path facts = Path.of("/proc/meminfo");
        if (!Files.isReadable(facts)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(facts).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .findFirst();
    }
}
