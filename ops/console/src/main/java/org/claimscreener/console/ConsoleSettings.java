package org.claimscreener.console;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the console is run.
 *
 * @param host address to listen on, such as 127.0.0.1
 * @param port 0 = any that is free, to 65535
 * @param attachments folder of the files that go with commands; made when there is none
 * @param patience how long a page waits for the answer to a command, 100 ms to 30 s
 */
public record ConsoleSettings(String host, int port, Path attachments, Duration patience) {
    /** {@link #patience}, unless said: after that the answer comes to the page by itself. */
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(3);

    private static final int MOST_PORTS = 65_535;
    private static final Duration LEAST_PATIENCE = Duration.ofMillis(100);
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(30);

    public ConsoleSettings {
        if (host.isBlank() || port < 0 || port > MOST_PORTS) {
            throw new IllegalArgumentException("host is blank, or port " + port + " is not 0 to " + MOST_PORTS);
        }
        if (patience.compareTo(LEAST_PATIENCE) < 0 || patience.compareTo(MOST_PATIENCE) > 0) {
            throw new IllegalArgumentException("patience " + patience + " is not 100 ms to 30 s");
        }
    }
}
