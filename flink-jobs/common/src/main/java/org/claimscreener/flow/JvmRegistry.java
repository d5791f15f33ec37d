package org.claimscreener.flow;

import java.io.IOException;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;

/** One registry a JVM, and one endpoint on it. */
public final class JvmRegistry {
    private static final PrometheusMeterRegistry REGISTRY = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private JvmRegistry() {}

    public static MeterRegistry registry() {
        return REGISTRY;
    }

    /**
     * Serves the registry at {@code /metrics} until the server is closed.
     *
     * @param port 0 for any free one; {@link HTTPServer#getPort()} tells
     * @throws IOException when the port is taken
     */
    public static HTTPServer serve(int port) throws IOException {
        return HTTPServer.builder()
                .port(port)
                .registry(REGISTRY.getPrometheusRegistry())
                .buildAndStart();
    }
}
