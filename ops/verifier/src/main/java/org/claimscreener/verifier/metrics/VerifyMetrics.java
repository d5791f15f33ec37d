package org.claimscreener.verifier.metrics;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;

import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.Metric;
import org.claimscreener.metrics.OfVerifier;
import org.claimscreener.verifier.Invariant;
import org.claimscreener.verifier.Report;
import org.claimscreener.verifier.Totals;
import org.jspecify.annotations.Nullable;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;

/**
 * The newest report as metrics, {@code screener_verify_*}, at {@code /metrics} of a port until closed. All counters count
 * from the start of the log, not of the process: after a restart they come back to where they were. Thread-safe.
 */
public final class VerifyMetrics implements AutoCloseable {
    private static final double MILLIS_PER_SECOND = 1_000;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);
    private final AtomicReference<@Nullable Report> newest = new AtomicReference<>();
    private final AtomicLong failures = new AtomicLong();
    private final HTTPServer server;

    /**
     * Opens the endpoint.
     *
     * @param port 0 for any free one
     * @throws IOException when the port is taken
     */
    public VerifyMetrics(int port) throws IOException {
        for (Invariant invariant : Invariant.values()) {
            ofEach(invariant);
        }
        ofTotals();
        meters.counter(OfVerifier.READ_FAILURES, failures, AtomicLong::doubleValue);
        server = HTTPServer.builder()
                .port(port)
                .registry(registry.getPrometheusRegistry())
                .buildAndStart();
    }

    private void ofEach(Invariant invariant) {
        counter(OfVerifier.VIOLATIONS, invariant, report -> report.of(invariant).violations());
        counter(OfVerifier.JUDGED, invariant, report -> report.of(invariant).judged());
        counter(
                OfVerifier.NOT_CHECKED,
                invariant,
                report -> report.of(invariant).notChecked().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private void counter(Metric metric, Invariant invariant, ToLongFunction<Report> value) {
        meters.counter(metric, newest, reference -> of(reference.get(), value), invariant.code());
    }

    private void ofTotals() {
        total(OfVerifier.INPUTS, Totals::inputs);
        total(OfVerifier.SETTLEMENTS_JUDGED, Totals::decisions);
        gauge(OfVerifier.IN_FLIGHT, report -> report.totals().inFlight());
        gauge(OfVerifier.OVERDUE, report -> report.totals().unanswered());
        meters.gauge(
                OfVerifier.OLDEST_UNANSWERED,
                newest,
                reference -> of(reference.get(), report -> report.totals().oldestOpenMillis()) / MILLIS_PER_SECOND);
        meters.gauge(
                OfVerifier.AS_OF,
                newest,
                reference -> of(reference.get(), report -> report.asOf().toEpochMilli()) / MILLIS_PER_SECOND);
    }

    private void total(Metric metric, ToLongFunction<Totals> value) {
        meters.counter(metric, newest, reference -> of(reference.get(), report -> value.applyAsLong(report.totals())));
    }

    private void gauge(Metric metric, ToLongFunction<Report> value) {
        meters.gauge(metric, newest, reference -> of(reference.get(), value));
    }

    private static double of(@Nullable Report report, ToLongFunction<Report> value) {
        return Optional.ofNullable(report).map(value::applyAsLong).orElse(0L);
    }

    /** Shows a newer report. */
    public void show(Report report) {
        newest.set(report);
    }

    /** Counts a round that failed. */
    public void failed() {
        failures.incrementAndGet();
    }

    /** Where Prometheus reads. */
    public int port() {
        return server.getPort();
    }

    /** As Prometheus reads it, for tests. */
    String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        server.close();
        registry.close();
    }
}
