package org.claimscreener.console;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How the console is run.
 *
 * @param host address to listen on, such as 127.0.0.1
 * @param port 0 = any that is free, to 65535
 * @param attachments folder of the files that go with commands; made when there is none
 * @param patience how long a page waits for the answer to a command, 100 ms to 30 s
 * @param prometheus whom the status page asks, the address of its own pages, such as http://localhost:9090; empty for nobody
 */
public record ConsoleSettings(String host, int port, Path attachments, Duration patience, Optional<URI> prometheus) {
    /** {@link #patience}, unless said: after that the answer comes to the page by itself. */
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(3);

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int MOST_PORTS = 65_535;
    private static final Duration LEAST_PATIENCE = Duration.ofMillis(100);
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(30);

    /** With nobody for the status page to ask. */
    public ConsoleSettings(String host, int port, Path attachments, Duration patience) {
        this(host, port, attachments, patience, Optional.empty());
    }

    public ConsoleSettings {
        if (host.isBlank() || port < 0 || port > MOST_PORTS) {
            throw new IllegalArgumentException("host is blank, or port " + port + " is not 0 to " + MOST_PORTS);
        }
        if (patience.compareTo(LEAST_PATIENCE) < 0 || patience.compareTo(MOST_PATIENCE) > 0) {
            throw new IllegalArgumentException("patience " + patience + " is not 100 ms to 30 s");
        }
        prometheus.ifPresent(address -> {
            if (address.getHost() == null || !SCHEMES.contains(address.getScheme())) {
                throw new IllegalArgumentException(
                        "Prometheus is at '" + address + "', expected such as http://localhost:9090");
            }
        });
    }
}
