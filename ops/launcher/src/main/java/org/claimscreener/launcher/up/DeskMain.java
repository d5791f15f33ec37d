package org.claimscreener.launcher.up;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import org.claimscreener.launcher.desk.DeskRun;
import org.claimscreener.launcher.desk.LocalDesk;

/** The review desk's process: says {@link #READY} on standard output, and ends when its standard input does. */
final class DeskMain {
    /** The one line on standard output. */
    static final String READY = "ready";

    private DeskMain() {}

    /**
     * Runs until standard input ends.
     *
     * @param args Kafka's address, the folder, the port, then Prometheus's address if there is one
     * @throws IOException when a part does not start
     */
    @SuppressWarnings("try") // It only has to be there.
    public static void main(String[] args) throws IOException {
        Optional<URI> prometheus = args.length > 3 ? Optional.of(URI.create(args[3])) : Optional.empty();
        try (DeskRun desk = LocalDesk.start(args[0], Path.of(args[1]), Integer.parseInt(args[2]), prometheus)) {
            System.out.println(READY);
            System.out.flush();
            awaitEnd(System.in);
        }
        // Whatever threads a part has left behind.
        Runtime.getRuntime().halt(0);
    }

    private static void awaitEnd(InputStream in) throws IOException {
        while (in.read() >= 0) {
            // Whatever is sent is ignored; only the end counts.
        }
    }
}
