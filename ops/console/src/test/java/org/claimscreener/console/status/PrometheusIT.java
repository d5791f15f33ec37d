package org.claimscreener.console.status;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Against Debian's Prometheus, which scrapes a registry of this JVM. */
class PrometheusIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path BINARY = Path.of("/usr/bin/prometheus");

    private static final String RULES = """
            groups:
              - name: test
                rules:
                  - alert: MoneyIsWithheld
                    expr: screener_decisions_total{verdict="HOLD"} > 0
                    labels: {severity: page}
                    annotations: {summary: "Something is held", runbook_url: "ops/runbooks/none.md"}
            """;

    @TempDir
    private Path folder;

    @Test
    void tellsAlertsAndCurvesAsPrometheusHasThem() throws Exception {
        if (!Files.isExecutable(BINARY)) {
            if ("true".equals(System.getenv("CI"))) {
                fail("there is no " + BINARY + " (Debian: apt-get install prometheus)");
            }
            Assumptions.abort("there is no " + BINARY + " (Debian: apt-get install prometheus)");
        }
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Counter held = registry.counter("screener_decisions", "verdict", "HOLD");
        registry.counter("screener_decisions", "verdict", "RELEASE").increment();
        held.increment();
        int port = freePort();
        HttpServer scraped = scraped(registry);
        Process server = start(port, scraped.getAddress().getPort());
        try {
            Prometheus prometheus = new Prometheus(URI.create("http://127.0.0.1:" + port));

            Status status = await(prometheus, now -> {
                held.increment();
                return !now.alerts().isEmpty()
                        && now.curves()
                                        .getOrDefault(Figure.DECISIONS, List.of())
                                        .size()
                                == 2;
            });

            assertThat(status.problem()).isEmpty();
            assertThat(status.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.name()).isEqualTo("MoneyIsWithheld");
                assertThat(alert.severity()).isEqualTo("page");
                assertThat(alert.firing()).isTrue();
                assertThat(alert.summary()).isEqualTo("Something is held");
                assertThat(alert.runbook()).isEqualTo("ops/runbooks/none.md");
            });
            assertThat(status.curves().get(Figure.DECISIONS))
                    .extracting(Curve::name)
                    .containsExactly("HOLD", "RELEASE");
            assertThat(status.curves().get(Figure.LATENCY)).isEmpty();
        } finally {
            server.destroy();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).as("time to end").isTrue();
            scraped.stop(0);
        }
    }

    @Test
    void whereNothingListensTheProblemIsSaid() throws IOException {
        Status status = new Prometheus(URI.create("http://127.0.0.1:" + freePort())).at(Instant.now());

        assertThat(status.asked()).isTrue();
        assertThat(status.problem()).isPresent();
    }

    /** Answers are remembered for ten seconds of the time that is given, so each question is of a later one. */
    private static Status await(Prometheus prometheus, Predicate<Status> enough) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Instant now = Instant.now();
        Status status = prometheus.at(now);
        while (!enough.test(status)) {
            assertThat(System.nanoTime()).as("time for %s", status).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            now = now.plusSeconds(10);
            status = prometheus.at(now);
        }
        return status;
    }

    private Process start(int port, int scraped) throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        Path config = Files.writeString(folder.resolve("prometheus.yaml"), """
                global: {scrape_interval: 250ms, scrape_timeout: 250ms, evaluation_interval: 250ms}
                rule_files: [%s]
                scrape_configs:
                  - job_name: screener
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(rules, scraped));
        return new ProcessBuilder(
                        BINARY.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    private static HttpServer scraped(PrometheusMeterRegistry registry) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] body = registry.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
