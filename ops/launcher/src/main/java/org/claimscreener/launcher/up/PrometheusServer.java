package org.claimscreener.launcher.up;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.claimscreener.stack.process.Waiting;

/** Prometheus, where it is installed, that reads the jobs' metrics and ends when this process does. Thread-safe. */
final class PrometheusServer implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final long STOP_PATIENCE_SECONDS = 10;
    private static final Duration CALL_PATIENCE = Duration.ofSeconds(2);
    private static final String HOST = "127.0.0.1";
    private static final Pattern PATH_SEPARATOR = Pattern.compile(File.pathSeparator, Pattern.LITERAL);

    /** It does not watch its standard input, so a shell does that for it; Ctrl-C at the terminal is ours to act on. */
    private static final String WATCHED =
            "trap '' INT; \"$@\" </dev/null & p=$!; cat >/dev/null; kill \"$p\"; wait \"$p\"";

    private final Process process;
    private final URI address;

    private PrometheusServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Where it is installed; empty when it is not. */
    static Optional<Path> installed() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return PATH_SEPARATOR
                .splitAsStream(path)
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param program as {@link #installed()} finds it
     * @param folder for its settings, data and log
     * @param watched addresses that it is to read, by the name of their job, which alerts go by
     * @param rules a folder of rules, which may be missing
     * @throws IOException when it does not start; the message names its log
     */
    static PrometheusServer start(Path program, Path folder, int port, Map<String, List<URI>> watched, Path rules)
            throws IOException {
        Files.createDirectories(folder);
        Path settings = folder.resolve("prometheus.yml");
        Files.writeString(settings, settings(watched, ruleFiles(rules)));
        Path log = folder.resolve("prometheus.log");
        Process process = new ProcessBuilder(List.of(
                        "/bin/sh",
                        "-c",
                        WATCHED,
                        "prometheus",
                        program.toString(),
                        "--config.file=" + settings,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + HOST + ":" + port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        PrometheusServer server = new PrometheusServer(process, address(port));
        if (!Waiting.until(server::answers, START_PATIENCE)) {
            server.close();
            throw new IOException("Prometheus does not answer; the reason is in " + log);
        }
        return server;
    }

    private static List<Path> ruleFiles(Path rules) throws IOException {
        if (!Files.isDirectory(rules)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(rules)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    static String settings(Map<String, List<URI>> watched, List<Path> rules) {
        List<String> lines = new ArrayList<>(List.of("global:", "  scrape_interval: 5s", "  evaluation_interval: 5s"));
        if (!rules.isEmpty()) {
            lines.add("rule_files:");
            rules.forEach(file -> lines.add("  - '" + file + "'"));
        }
        lines.add("scrape_configs:");
        watched.forEach((job, addresses) -> {
            lines.addAll(List.of("  - job_name: " + job, "    static_configs:", "      - targets:"));
            addresses.forEach(address -> lines.add("          - '" + address.getAuthority() + "'"));
        });
        return String.join("\n", lines) + "\n";
    }

    /** Where it answers on a port. */
    static URI address(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }

    URI address() {
        return address;
    }

    private boolean answers() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/-/ready"))
                .timeout(CALL_PATIENCE)
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while Prometheus was starting", e);
        } catch (IOException e) {
            // It does not listen yet, which is what is waited for.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // Its end of the pipe is gone already: it has ended or is about to.
        }
        try {
            if (!process.waitFor(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while Prometheus was ending", e);
        }
    }
}
