package org.claimscreener.stack.flink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.stack.broker.BrokerCluster;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.stack.process.ChildJvm;
import org.claimscreener.stack.process.Waiting;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Everything that a fault needs, once, and guarded: broker, ZooKeeper, JobManager, two TaskManagers, the job, a kill. */
class FlinkClusterIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int SETTLEMENTS = 20;

    @TempDir
    private Path folder;

    private final Traffic traffic =
            new Traffic(TrafficSettings.defaults(5, LocalDate.of(2026, 6, 1)).honestOnly());
    private final Set<String> decided = new HashSet<>();
    private final WireDecoder decoder = WireDecoder.create();

    @Test
    void theJobAnswersOnAfterATaskManagerWasKilled() throws Exception {
        try (BrokerCluster brokers = BrokerCluster.start(folder.resolve("kafka"), 1);
                FlinkCluster flink = FlinkCluster.start(FlinkSettings.small(folder.resolve("flink"))
                        .withPacks(writtenPacks())
                        .withKeys()
                        .withReporter());
                KafkaProducer<byte[], byte[]> producer = producer(brokers.bootstrapServers());
                KafkaConsumer<byte[], byte[]> consumer = consumer(brokers.bootstrapServers())) {
            TopicSetup.createMissing(brokers.bootstrapServers(), brokers.replicas());
            consumer.subscribe(List.of(TopicCatalogue.DECISIONS));
            LocalCrew crew = new LocalCrew();
            crew.deploy(brokers.bootstrapServers(), List.of(pack()));
            JobSettings settings = new JobSettings(folder.resolve("state"), 2, Duration.ofSeconds(1));
            String job = ClusterScreening.submit(
                    flink,
                    new ClusterScreening.Request(
                            brokers.bootstrapServers(), crew.keys().text(), settings, Optional.empty()));

            awaitDecisions(consumer, send(producer));
            Waiting.until(() -> flink.rest().checkpoints(job).completed() > 0, PATIENCE);
            assertThat(flink.rest().jobs()).containsExactly(job);
            assertThat(flink.rest().checkpointTimes(job))
                    // RocksDB writes what is in memory while nothing is processed.
                    .anySatisfy(checkpoint ->
                            assertThat(checkpoint.synchronousPart()).isPositive())
                    .allSatisfy(checkpoint -> {
                        assertThat(checkpoint.synchronousPart()).isLessThanOrEqualTo(checkpoint.took());
                        assertThat(checkpoint.bytes()).isPositive();
                    });
            nobodyUnknownGivesOrders(flink, job);
            ChildJvm victim = flink.busiestTaskManager();
            victim.kill();
            awaitDecisions(consumer, send(producer));

            // Once as a rule; twice when the restart comes before the loss is understood in full.
            Waiting.until(() -> flink.rest().restarts(job) > 0, PATIENCE);
            assertThat(flink.rest().restarts(job)).isBetween(1L, 3L);
            assertThat(flink.rest().checkpoints(job).restored()).isPresent();
            assertThat(flink.leadingJobManager()).isSameAs(flink.jobManagers().get(0));
            assertThat(victim.isAlive()).isFalse();
            int survivor = 1 - flink.taskManagers().indexOf(victim);
            assertThat(get(flink.metrics().get(survivor)))
                    .contains("screener_decisions_total", "screener_in_flight{partition=")
                    .contains(
                            "screener_pack_in_force{digest=\"" + pack().digest().substring(0, 12))
                    .containsPattern("screener_decision_latency_seconds_count\\{verdict=\"\\w+\"} [1-9]");
            assertThat(get(flink.flinkMetrics().get(1 + survivor))).contains("flink_taskmanager_job_task_numRecordsIn");
            assertThat(get(flink.flinkMetrics().get(0))).contains("flink_jobmanager_job_");
            victim.start();
            flink.awaitTaskManagers(2);
            String savepoint = flink.rest().stopWithSavepoint(job, settings.savepointFolder());
            assertThat(Path.of(URI.create(savepoint)).resolve("_metadata")).exists();
        }
    }

    /** Upload, submit, cancel, end of the cluster: without the key none is heard, and nothing is uploaded even with it. */
    private static void nobodyUnknownGivesOrders(FlinkCluster flink, String job) throws Exception {
        URI rest = flink.rest().addresses().get(0);
        URI plain = URI.create("http://" + rest.getAuthority());
        List<HttpRequest> orders = List.of(
                post(rest.resolve("/jars/upload")),
                post(rest.resolve("/jobs")),
                order(rest.resolve("/jobs/" + job + "?mode=cancel"), "PATCH"),
                post(rest.resolve("/jobs/" + job + "/stop")),
                order(rest.resolve("/cluster"), "DELETE"));
        HttpClient anonymous = client(flink, false);
        for (HttpRequest order : orders) {
            assertThatThrownBy(() -> anonymous.send(order, HttpResponse.BodyHandlers.ofString()))
                    .as("%s", order)
                    .isInstanceOf(IOException.class)
                    .hasStackTraceContaining("certificate");
        }
        for (HttpRequest order : List.of(
                post(plain.resolve("/jars/upload")), order(plain.resolve("/jobs/" + job + "?mode=cancel"), "PATCH"))) {
            // Sent where TLS is spoken, with no other answer than that.
            assertThat(status(HttpClient.newHttpClient(), order)).isBetween(300, 499);
        }
        assertThat(status(client(flink, true), post(rest.resolve("/jars/upload"))))
                .isEqualTo(404);
        assertThat(flink.rest().jobs()).containsExactly(job);
        assertThat(flink.rest().runs(job)).isTrue();
    }

    /** One that takes the cluster for what it is, and has its key or none. */
    private static HttpClient client(FlinkCluster flink, boolean withKey) throws Exception {
        char[] password = setting(flink, "security.ssl.rest.keystore-password").toCharArray();
        KeyStore store = KeyStore.getInstance(
                Path.of(setting(flink, "security.ssl.rest.keystore")).toFile(), password);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(withKey ? keys.getKeyManagers() : null, trusted.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static String setting(FlinkCluster flink, String name) {
        return flink.security().getOrDefault(name, "");
    }

    private static HttpRequest post(URI address) {
        return order(address, "POST");
    }

    private static HttpRequest order(URI address, String method) {
        return HttpRequest.newBuilder(address)
                .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                .header("Content-Type", "application/json")
                .build();
    }

    private static int status(HttpClient client, HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Sends some settlements and gives their ids. */
    private Set<String> send(KafkaProducer<byte[], byte[]> producer) throws Exception {
        Set<String> sent = new HashSet<>();
        while (sent.size() < SETTLEMENTS) {
            TrafficEvent event = traffic.next();
            producer.send(new ProducerRecord<>(
                            TopicCatalogue.SETTLEMENTS, event.key().getBytes(StandardCharsets.UTF_8), event.bytes()))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            sent.add(event.settlement().orElseThrow().getSettlementId());
        }
        return sent;
    }

    private void awaitDecisions(KafkaConsumer<byte[], byte[]> consumer, Set<String> ids) throws Exception {
        Waiting.until(
                () -> {
                    consumer.poll(Duration.ofMillis(100)).forEach(answer -> enter(answer.value()));
                    return decided.containsAll(ids);
                },
                PATIENCE);
        assertThat(decided).containsAll(ids);
    }

    private void enter(byte[] answer) {
        if (decoder.decode(answer) instanceof Decoded.Accepted accepted
                && accepted.message() instanceof Decision decision) {
            decided.add(decision.getSettlementId());
        }
    }

    /** One pack compiles sooner than two. */
    private static RulePack pack() throws Exception {
        return PackFolder.load(Path.of(System.getProperty("screener.home")).resolve("rule-packs/packs/fraud-patterns"));
    }

    private Path writtenPacks() throws Exception {
        Path archives = Files.createDirectories(folder.resolve("packs"));
        Files.write(archives.resolve("1"), pack().archive());
        return archives;
    }

    private static KafkaProducer<byte[], byte[]> producer(String servers) {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String servers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "test");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 1_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static String get(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
