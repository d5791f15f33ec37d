package org.claimscreener.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that a process keeps across its restarts. They lie below those that the system gives to outgoing connections: while a
 * server is down, a client that tries again and again would otherwise be given the very port that it tries, and keep
 * the server from coming back. Stateless.
 */
public final class Ports {
    private static final int LOWEST = 15_000;

    /** Where Linux begins to take ports for outgoing connections. */
    private static final int END = 32_000;

    private Ports() {}

    /**
     * Free ports of the loopback address, all different.
     *
     * @throws IOException when there are not so many
     */
    public static List<Integer> free(int count) throws IOException {
        List<Integer> ports = new ArrayList<>();
        int range = END - LOWEST;
        int start = ThreadLocalRandom.current().nextInt(range);
        for (int i = 0; i < range && ports.size() < count; i++) {
            int port = LOWEST + (start + i) % range;
            if (isFree(port)) {
                ports.add(port);
            }
        }
        if (ports.size() < count) {
            throw new IOException(
                    "There are no " + count + " free ports from " + LOWEST + " to " + END + "; end what listens there");
        }
        return List.copyOf(ports);
    }

    /** Whether nobody listens there on the loopback address. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
