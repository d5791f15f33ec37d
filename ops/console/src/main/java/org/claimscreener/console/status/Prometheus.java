package org.claimscreener.console.status;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Asks a Prometheus server over its HTTP interface (version 1), at most once in some seconds however many pages ask; within 3 s and
 * 4 MiB an answer. Thread-safe.
 */
public final class Prometheus implements StatusSource {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 4 << 20;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_ALERTS = 200;
    private static final int MOST_CURVES = 12;
    private static final int MOST_CHARACTERS = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI address;
    private @Nullable Status last;

    /**
     * Asks nobody yet.
     *
     * @param address as of its own pages, such as http://localhost:9090
     */
    public Prometheus(URI address) {
        this.address = address;
    }

    @Override
    public synchronized Status at(Instant now) {
        if (last == null || now.isBefore(last.to()) || !now.isBefore(last.to().plus(FRESH))) {
            last = ask(now);
        }
        return last;
    }

    private Status ask(Instant now) {
        Instant to = now.truncatedTo(ChronoUnit.SECONDS);
        Instant from = to.minus(Status.PERIOD);
        Map<Figure, List<Curve>> curves = new EnumMap<>(Figure.class);
        try {
            List<FiringAlert> alerts = alerts(get("/api/v1/alerts"));
            for (Figure figure : Figure.values()) {
                curves.put(figure, curves(figure, get(range(figure, from, to))));
            }
            return new Status(true, Optional.empty(), from, to, alerts, curves);
        } catch (IOException e) {
            String problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Status(true, Optional.of(shortened(problem)), from, to, List.of(), Map.of());
        }
    }

    private static String range(Figure figure, Instant from, Instant to) {
        return "/api/v1/query_range?query=" + URLEncoder.encode(figure.query(), StandardCharsets.UTF_8) + "&start="
                + from.getEpochSecond() + "&end=" + to.getEpochSecond() + "&step=" + Status.STEP.toSeconds();
    }

    private JsonNode get(String path) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                byte[] body = body(in);
                if (body.length > MOST_BYTES) {
                    throw new IOException("an answer of more than " + MOST_BYTES + " bytes");
                }
                if (answer.statusCode() == UNAVAILABLE) {
                    throw new IOException("it is not ready (status 503)");
                }
                JsonNode said = JSON.readTree(body);
                if (!said.path("status").asText().equals("success")) {
                    throw new IOException("status " + answer.statusCode() + ": "
                            + said.path("error").asText());
                }
                return said.path("data");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Prometheus was asked", e);
        }
    }

    /** The time-out of a request ends with its headers; whoever sends no more after them would be waited for. */
    private static byte[] body(InputStream in) throws IOException, InterruptedException {
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> {
            try {
                return in.readNBytes(MOST_BYTES + 1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            return read.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("its answer broke off: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("its answer is not whole after " + PATIENCE.toSeconds() + " s", e);
        }
    }

    private static List<FiringAlert> alerts(JsonNode data) throws IOException {
        List<FiringAlert> alerts = new ArrayList<>();
        for (JsonNode alert : data.path("alerts")) {
            JsonNode labels = alert.path("labels");
            JsonNode notes = alert.path("annotations");
            alerts.add(new FiringAlert(
                    shortened(labels.path("alertname").asText()),
                    shortened(labels.path("severity").asText()),
                    alert.path("state").asText().equals("firing"),
                    time(alert.path("activeAt").asText()),
                    shortened(notes.path("summary").asText()),
                    shortened(notes.path("runbook_url").asText())));
        }
        alerts.sort(Comparator.comparing(FiringAlert::firing)
                .reversed()
                .thenComparing(FiringAlert::since)
                .thenComparing(FiringAlert::name));
        return alerts.subList(0, Math.min(alerts.size(), MOST_ALERTS));
    }

    private static Instant time(String text) throws IOException {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IOException("a time that is none: " + shortened(text), e);
        }
    }

    private static List<Curve> curves(Figure figure, JsonNode data) throws IOException {
        Map<String, Curve> curves = new TreeMap<>();
        for (JsonNode one : data.path("result")) {
            String name = figure.label()
                    .map(label -> one.path("metric").path(label).asText())
                    .orElse("");
            Map<Instant, Double> points = new TreeMap<>();
            for (JsonNode point : one.path("values")) {
                double value = number(point.path(1).asText());
                if (Double.isFinite(value)) {
                    points.put(Instant.ofEpochSecond(point.path(0).asLong()), value);
                }
            }
            if (curves.size() < MOST_CURVES) {
                curves.put(shortened(name), new Curve(shortened(name), points));
            }
        }
        return List.copyOf(curves.values());
    }

    private static double number(String text) throws IOException {
        try {
            return switch (text) {
                case "+Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            throw new IOException("a number that is none: " + shortened(text), e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
