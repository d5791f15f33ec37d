package org.claimscreener.verifier.metrics;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;

import org.claimscreener.verifier.Invariant;
import org.claimscreener.verifier.Report;
import org.claimscreener.verifier.Totals;
import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
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
        FunctionCounter.builder("screener_verify_read_failures", failures, AtomicLong::doubleValue)
                .description("Rounds in which the log could not be read to its end")
                .register(registry);
        server = HTTPServer.builder()
                .port(port)
                .registry(registry.getPrometheusRegistry())
                .buildAndStart();
    }

    private void ofEach(Invariant invariant) {
        counter(
                "screener_verify_violations",
                "How often a promise was broken, by invariant",
                invariant,
                report -> report.of(invariant).violations());
        counter(
                "screener_verify_judged",
                "How often a promise was looked at and could be told, by invariant",
                invariant,
                report -> report.of(invariant).judged());
        counter(
                "screener_verify_not_checked",
                "How often a promise could not be told, by invariant",
                invariant,
                report -> report.of(invariant).notChecked().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private void counter(String name, String description, Invariant invariant, ToLongFunction<Report> value) {
        FunctionCounter.builder(name, newest, reference -> of(reference.get(), value))
                .description(description)
                .tag("invariant", invariant.code())
                .register(registry);
    }

    private void ofTotals() {
        total("screener_verify_inputs", "Inputs seen", Totals::inputs);
        total("screener_verify_settlements_judged", "Settlements whose binding decision was judged", Totals::decisions);
        gauge(
                "screener_verify_unanswered_in_flight",
                "Inputs without an answer that are within the grace",
                report -> report.totals().inFlight());
        gauge(
                "screener_verify_unanswered_overdue",
                "Inputs without an answer that are beyond the grace",
                report -> report.totals().unanswered());
        Gauge.builder(
                        "screener_verify_oldest_unanswered_age_seconds",
                        newest,
                        reference ->
                                of(reference.get(), report -> report.totals().oldestOpenMillis()) / MILLIS_PER_SECOND)
                .description("Age of the oldest input without an answer; 0 when there is none")
                .register(registry);
        Gauge.builder(
                        "screener_verify_as_of_timestamp_seconds",
                        newest,
                        reference -> of(reference.get(), report -> report.asOf().toEpochMilli()) / MILLIS_PER_SECOND)
                .description("Up to when the log was judged, in seconds since 1970: says whether the oracle lives")
                .register(registry);
    }

    private void total(String name, String description, ToLongFunction<Totals> value) {
        FunctionCounter.builder(
                        name, newest, reference -> of(reference.get(), report -> value.applyAsLong(report.totals())))
                .description(description)
                .register(registry);
    }

    private void gauge(String name, String description, ToLongFunction<Report> value) {
        Gauge.builder(name, newest, reference -> of(reference.get(), value))
                .description(description)
                .register(registry);
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
