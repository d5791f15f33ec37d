package org.claimscreener.stack.flink;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.engine.pack.Lineage;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.stack.broker.BrokerCluster;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.stack.process.ChildJvm;
import org.claimscreener.stack.process.Ports;
import org.claimscreener.stack.process.Waiting;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.TopicCatalogue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * From a fault to whom it wakes: the running stack, Debian's Prometheus, and the rules as they ship, with minutes as seconds. A process dies, a pack
 * keeps failing, the job is gone; each is told by its own alert, and none of them stays when it is mended.
 */
class FaultToAlertIT {
    private static final Path BINARY = Path.of("/usr/bin/prometheus");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int A_SECOND = 20;

    /** How late decisions are is no fault here: a machine that runs tests is slow. */
    private static final Set<String> FAULTS = Set.of("ProcessDown", "PackRefused", "JobGone");

    /** In brackets, behind {@code for:} or {@code offset}. */
    private static final Pattern DURATION = Pattern.compile("(\\[|for: |offset |interval: )(\\d+)([smhd])");

    private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "h", 3_600, "d", 86_400);

    @TempDir
    private Path folder;

    private final Path home = Path.of(System.getProperty("screener.home"));
    private final Traffic traffic =
            new Traffic(TrafficSettings.defaults(7, LocalDate.of(2026, 6, 1)).honestOnly());
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void eachFaultFiresItsAlertAndMendingItEndsIt() throws Exception {
        if (!Files.isExecutable(BINARY)) {
            if ("true".equals(System.getenv("CI"))) {
                fail("there is no " + BINARY + " (Debian: apt-get install prometheus)");
            }
            Assumptions.abort("there is no " + BINARY + " (Debian: apt-get install prometheus)");
        }
        int port = Ports.free(1).get(0);
        URI prometheus = URI.create("http://127.0.0.1:" + port);
        RulePack pack = PackFolder.load(home.resolve("rule-packs/packs/fraud-patterns"));
        ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
        List<Process> started = new ArrayList<>();
        try (BrokerCluster brokers = BrokerCluster.start(folder.resolve("kafka"), 1);
                FlinkCluster flink = FlinkCluster.start(FlinkSettings.small(folder.resolve("flink"))
                        .withPacks(written(pack))
                        .withReporter());
                KafkaProducer<byte[], byte[]> producer = producer(brokers.bootstrapServers())) {
            TopicSetup.createMissing(brokers.bootstrapServers(), brokers.replicas());
            LocalCrew crew = new LocalCrew();
            crew.deploy(brokers.bootstrapServers(), List.of(pack));
            JobSettings settings = new JobSettings(folder.resolve("state"), 2, Duration.ofSeconds(1));
            String job = submit(flink, brokers, crew, settings, Optional.empty());
            var unused =
                    sender.scheduleAtFixedRate(() -> send(producer), 0, 1_000_000 / A_SECOND, TimeUnit.MICROSECONDS);
            started.add(start(port, flink));
            await(
                    prometheus,
                    "no fault is told while decisions flow",
                    firing -> Collections.disjoint(firing, FAULTS) && decides(prometheus));

            ChildJvm victim = flink.busiestTaskManager();
            victim.kill();
            await(prometheus, "a TaskManager is dead", firing -> firing.contains("ProcessDown"));
            victim.start();
            flink.awaitTaskManagers(2);
            await(prometheus, "it is back", firing -> !firing.contains("ProcessDown"));

            crew.deploy(brokers.bootstrapServers(), List.of(starved(pack)));
            await(prometheus, "a pack keeps failing", firing -> firing.contains("PackRefused"));
            await(prometheus, "the one before took its place", firing -> !firing.contains("PackRefused"));

            String savepoint = flink.rest().stopWithSavepoint(job, settings.savepointFolder());
            await(prometheus, "nobody reads settlements", firing -> firing.contains("JobGone"));
            submit(flink, brokers, crew, settings, Optional.of(savepoint));
            await(prometheus, "the job is back", firing -> !firing.contains("JobGone"));
        } finally {
            sender.shutdownNow();
            for (Process process : started) {
                process.destroy();
                assertThat(process.waitFor(20, TimeUnit.SECONDS))
                        .as("time to end")
                        .isTrue();
            }
        }
    }

    /** What is to be true of the alerts that fire. */
    private interface Expected {
        boolean of(Set<String> firing) throws IOException;
    }

    private void await(URI prometheus, String what, Expected expected) throws IOException {
        boolean came = Waiting.until(() -> expected.of(firing(prometheus)), PATIENCE);
        assertThat(came).as("%s; firing now: %s", what, firing(prometheus)).isTrue();
    }

    private Set<String> firing(URI prometheus) throws IOException {
        Set<String> firing = new TreeSet<>();
        for (JsonNode alert : get(prometheus.resolve("/api/v1/alerts")).path("alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                firing.add(alert.path("labels").path("alertname").asText());
            }
        }
        return firing;
    }

    private boolean decides(URI prometheus) throws IOException {
        JsonNode result = get(prometheus.resolve("/api/v1/query?query=sum(rate(screener_decisions_total%5B5s%5D))"));
        return result.path("result").path(0).path("value").path(1).asDouble() > 1;
    }

    private JsonNode get(URI address) throws IOException {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            // It answers 503 until it has read its own log.
            return answer.statusCode() == 200
                    ? new ObjectMapper().readTree(answer.body()).path("data")
                    : new ObjectMapper().createObjectNode();
        } catch (ConnectException e) {
            // It has only just been started.
            return new ObjectMapper().createObjectNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String submit(
            FlinkCluster flink, BrokerCluster brokers, LocalCrew crew, JobSettings settings, Optional<String> from)
            throws Exception {
        return ClusterScreening.submit(
                flink,
                new ClusterScreening.Request(
                        brokers.bootstrapServers(), crew.keys().text(), settings, from));
    }

    private void send(KafkaProducer<byte[], byte[]> producer) {
        TrafficEvent event = traffic.next();
        var unused = producer.send(new ProducerRecord<>(
                TopicCatalogue.SETTLEMENTS, event.key().getBytes(StandardCharsets.UTF_8), event.bytes()));
    }

    private Process start(int port, FlinkCluster flink) throws IOException {
        List<Path> rules = new ArrayList<>();
        try (Stream<Path> files = Files.list(home.resolve("ops/prometheus/rules"))) {
            for (Path file : files.sorted().toList()) {
                rules.add(Files.writeString(
                        folder.resolve(file.getFileName().toString()), hurried(Files.readString(file))));
            }
        }
        Path config = Files.writeString(folder.resolve("prometheus.yaml"), """
                global: {scrape_interval: 500ms, scrape_timeout: 500ms, evaluation_interval: 500ms}
                rule_files: %s
                scrape_configs:
                  - job_name: screener-task-managers
                    static_configs: [{targets: %s}]
                  - job_name: screener-job-managers
                    static_configs: [{targets: %s}]
                  - job_name: flink-processes
                    static_configs: [{targets: %s}]
                """.formatted(
                rules, targets(flink.metrics()), targets(flink.coordinatorMetrics()), targets(flink.flinkMetrics())));
        return new ProcessBuilder(
                        BINARY.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("prometheus"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    private static List<String> targets(List<URI> addresses) {
        return addresses.stream()
                .map(address -> "\"" + address.getAuthority() + "\"")
                .toList();
    }

    /** The same rules in a sixtieth of the time, and in no less than a second. */
    private static String hurried(String rules) {
        return DURATION.matcher(rules)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                        + Math.max(1, Integer.parseInt(found.group(2)) * SECONDS.getOrDefault(found.group(3), 1) / 60)
                        + "s"));
    }

    /** The pack that decides, with a rule that always fires and room for one that fires: too much for every settlement. */
    private RulePack starved(RulePack decides) throws Exception {
        Path from = home.resolve("rule-packs/packs/fraud-patterns");
        Path to = folder.resolve("starved");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        Path manifest = to.resolve("pack.yaml");
        String text = Files.readString(manifest)
                .replaceFirst("max_firings: \\d+", "max_firings: 1")
                .replaceFirst("(?m)^version: .*$", "version: 99.0.0");
        Files.writeString(manifest, text);
        Files.writeString(to.resolve("rules/always.drl"), """
                rule "always"
                    @code("FP-98") @title("总是命中") @severity(3) @consequence("note") @behaviour(1)
                    @legal("《医疗保障基金使用监督管理条例》第十七条、第三十八条第二项")
                when
                    Visit( )
                then
                    findings.visit().evidence("每次就诊");
                end
                """);
        return PackFolder.load(to, Lineage.after(decides));
    }

    private Path written(RulePack pack) throws IOException {
        Path archives = Files.createDirectories(folder.resolve("packs"));
        Files.write(archives.resolve("1"), pack.archive());
        return archives;
    }

    private static KafkaProducer<byte[], byte[]> producer(String servers) {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
