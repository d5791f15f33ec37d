package org.claimscreener.metrics;

import java.io.IOException;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;

/** One registry a JVM, and one endpoint on it. */
public final class JvmRegistry {
    private static final PrometheusMeterRegistry REGISTRY = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private static final Meters METERS = new Meters(REGISTRY);
    private static final String LOOPBACK = "127.0.0.1";

    private JvmRegistry() {}

    public static MeterRegistry registry() {
        return REGISTRY;
    }

    /** What makes its meters. */
    public static Meters meters() {
        return METERS;
    }

    /**
     * Serves the registry at {@code /metrics} to this machine until the server is closed.
     *
     * @param port 0 for any free one; {@link HTTPServer#getPort()} tells
     * @throws IOException when the port is taken
     */
    public static HTTPServer serve(int port) throws IOException {
        return HTTPServer.builder()
                .hostname(LOOPBACK)
                .port(port)
                .registry(REGISTRY.getPrometheusRegistry())
                .buildAndStart();
    }
}
