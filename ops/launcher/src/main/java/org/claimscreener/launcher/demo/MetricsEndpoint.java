package org.claimscreener.launcher.demo;

import java.io.IOException;
import java.net.BindException;

import org.claimscreener.metrics.JvmRegistry;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;

/** Where Prometheus reads this JVM's metrics: the port that it expects of exporters, or any free one. Thread-safe. */
final class MetricsEndpoint implements AutoCloseable {
    private static final int USUAL_PORT = 9464;
    private static final int ANY_PORT = 0;

    private final HTTPServer server;

    private MetricsEndpoint(HTTPServer server) {
        this.server = server;
    }

    /**
     * Opens it.
     *
     * @throws IOException when no port can be had
     */
    static MetricsEndpoint open() throws IOException {
        try {
            return new MetricsEndpoint(JvmRegistry.serve(USUAL_PORT));
        } catch (BindException e) {
            return new MetricsEndpoint(JvmRegistry.serve(ANY_PORT));
        }
    }

    String address() {
        return "http://localhost:" + server.getPort() + "/metrics";
    }

    @Override
    public void close() {
        server.close();
    }
}
