package org.claimscreener.console.status;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;

/** What says that it is a Prometheus and answers otherwise; the real one is in {@link PrometheusIT}. */
class PrometheusTest {
    private static final Instant NOW = Instant.parse("2026-11-30T01:30:00Z");

    @Test
    void anAnswerThatNeverEndsIsNotWaitedFor() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        Status status = asked(
                body -> {
                    body.write("{".getBytes(StandardCharsets.UTF_8));
                    body.flush();
                    try {
                        over.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                over);

        assertThat(status.problem()).hasValue("its answer is not whole after 3 s");
    }

    @Test
    void whatIsNoAnswerOfItsIsAProblemAndNoQuiet() throws Exception {
        for (String said : new String[] {
            "",
            "<html>",
            "[]",
            "{\"status\":\"error\",\"error\":\"bad query\"}",
            "{\"status\":\"success\",\"data\":{\"alerts\":[{\"activeAt\":\"yesterday\"}]}}"
        }) {
            Status status = asked(body -> body.write(said.getBytes(StandardCharsets.UTF_8)), new CountDownLatch(0));

            assertThat(status.problem()).as(said).isPresent();
            assertThat(status.alerts()).isEmpty();
        }
    }

    /** What an answer's body is. */
    private interface Body {
        void write(OutputStream to) throws IOException;
    }

    private static Status asked(Body body, CountDownLatch over) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            body.write(exchange.getResponseBody());
            exchange.close();
        });
        server.start();
        try {
            return new Prometheus(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                    .at(NOW);
        } finally {
            over.countDown();
            server.stop(0);
        }
    }
}
