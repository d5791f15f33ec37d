package org.claimscreener.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import org.claimscreener.console.desk.text.WorkingDays;
import org.claimscreener.console.identity.Person;
import org.claimscreener.console.status.StatusSource;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** A console over holds in memory, and a client for its pages. */
public final class TestConsole implements AutoCloseable {
    /** A Monday, half past nine in Shanghai. */
    public static final Instant NOW = Instant.parse("2026-11-30T01:30:00Z");

    private final TestAccess access = new TestAccess();
    private final TestWorld world = new TestWorld(InstantSource.fixed(NOW));
    private final HttpClient client = HttpClient.newHttpClient();
    private final Console console;

    public TestConsole(Path folder) throws IOException {
        this(folder, 0);
    }

    public TestConsole(Path folder, int port) throws IOException {
        this(folder, port, StatusSource.NONE);
    }

    public TestConsole(Path folder, int port, StatusSource status) throws IOException {
        TestHolds.world(world, NOW);
        console = Console.start(
                new ConsoleSettings("127.0.0.1", port, folder.resolve("attachments"), Duration.ofSeconds(5)),
                new ConsoleParts(
                        world,
                        world,
                        world,
                        TestOrders.LAW,
                        status,
                        world,
                        access,
                        access::install,
                        Optional::empty,
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        WorkingDays.WEEKDAYS,
                        InstantSource.fixed(NOW)));
    }

    public URI address() {
        return console.address();
    }

    public TestWorld world() {
        return world;
    }

    public TestAccess access() {
        return access;
    }

    /** A page in English, as somebody sees it. */
    public HttpResponse<String> get(Person person, String path) throws IOException, InterruptedException {
        return client.send(request(person, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A form, sent by somebody. */
    public HttpResponse<String> post(Person person, String path, String form) throws IOException, InterruptedException {
        return client.send(
                request(person, path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A request in somebody's name. */
    public HttpRequest.Builder request(Person person, String path) {
        return HttpRequest.newBuilder(address().resolve(path))
                .header("Cookie", "person=" + person.id())
                .header("Accept-Language", "en");
    }

    /** Sends whatever was built. */
    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        console.close();
    }
}
