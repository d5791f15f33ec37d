package org.claimscreener.launcher.desk;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.claimscreener.console.identity.IdentitySettings;
import org.claimscreener.console.identity.dev.DevPerson;

/** A review desk for this machine alone: its own PostgreSQL server, and a sign-in that asks for no password. Stateless. */
public final class LocalDesk {
    private static final int USUAL_PORT = 7070;
    private static final int ANY_PORT = 0;
    private static final String HOST = "127.0.0.1";
    private static final String WRITER = "console-local";

    private LocalDesk() {}

    /**
     * Starts it.
     *
     * @param bootstrapServers Kafka
     * @param folder for database, attachments and the audit's key; what is in it is gone on with
     * @throws IOException when a part does not start; the message says which
     */
    public static DeskRun start(String bootstrapServers, Path folder) throws IOException {
        return start(bootstrapServers, folder, freePort(), Optional.empty());
    }

    /**
     * The same on a port that people know.
     *
     * @param prometheus whom the status page asks; empty for nobody
     * @throws IOException when a part does not start; the message says which
     */
    public static DeskRun start(String bootstrapServers, Path folder, int port, Optional<URI> prometheus)
            throws IOException {
        return DeskRun.start(
                new DeskRun.Place(bootstrapServers, HOST, port, folder, Optional.empty(), WRITER, prometheus),
                IdentitySettings.development(URI.create("http://" + HOST + ":" + port), DevPerson.usual(List.of())));
    }

    /** The usual port, or any other when it is taken. */
    private static int freePort() throws IOException {
        try {
            return tried(USUAL_PORT);
        } catch (BindException e) {
            return tried(ANY_PORT);
        }
    }

    private static int tried(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        }
    }
}
