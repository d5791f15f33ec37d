package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.audit.AuditEntry;
import org.claimscreener.audit.AuditPace;
import org.claimscreener.audit.AuditWriter;
import org.claimscreener.audit.ReplacedException;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.AuditRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The audit's writer and its commands over a real broker. The tests share it, in order. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditCommandIT {
    private static final AuditPace PACE = new AuditPace(50, Duration.ofMinutes(10));

    @TempDir
    private static Path folder;

    private static LocalBroker broker;

    private final Typed typed = new Typed();

    @BeforeAll
    static void start() throws IOException {
        broker = LocalBroker.start(folder.resolve("broker"));
        TopicSetup.createMissing(broker.bootstrapServers(), (short) 1);
    }

    @AfterAll
    static void stop() throws IOException {
        broker.close();
    }

    private static AuditWriter writer(String id) throws IOException {
        return AuditWriter.start(broker.bootstrapServers(), id, folder.resolve(id + ".key"), PACE, Clock.systemUTC());
    }

    private static AuditEntry entry(String actor, int number) {
        return new AuditEntry(
                actor, Optional.of(ActorRole.REVIEWER), AuditAction.COMMAND_SENT, "S" + number, "REVIEW\t复核");
    }

    private int audit(String... more) {
        List<String> words =
                new ArrayList<>(List.of("audit", more[0], "--bootstrap-servers", broker.bootstrapServers()));
        words.addAll(List.of(more).subList(1, more.length));
        return typed.run(words.toArray(String[]::new));
    }

    @Test
    @Order(1)
    void thereIsNothingToVerifyYet() {
        assertThat(audit("verify")).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("nothing to verify");
    }

    @Test
    @Order(2)
    void whatWritersWroteVerifiesAndShows() throws Exception {
        try (AuditWriter one = writer("console-1");
                AuditWriter two = writer("console-2")) {
            List<CompletableFuture<AuditRecord>> done = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                done.add(one.append(entry("reviewer-1", i)));
                done.add(two.append(entry("reviewer-2", i)));
            }
            done.forEach(CompletableFuture::join);
        }
        Files.write(
                folder.resolve("keys"),
                List.of(
                        Files.readString(folder.resolve("console-1.key.pub")).strip(),
                        Files.readString(folder.resolve("console-2.key.pub")).strip()));

        assertThat(audit("verify", "--keys", folder.resolve("keys").toString(), "--json"))
                .isEqualTo(ExitCodes.OK);
        assertThat(typed.out()).contains("\"clean\":true", "\"signatures_checked\":true", "\"unsigned\":0");
        assertThat(audit("show", "--actor", "reviewer-2", "--subject", "S7")).isEqualTo(ExitCodes.OK);
        assertThat(typed.out()).contains("\treviewer-2\tREVIEWER\tCOMMAND_SENT\tS7\tREVIEW 复核\tconsole-2\t8\n");
        assertThat(typed.out()).doesNotContain("\treviewer-1\t");
    }

    @Test
    @Order(3)
    void aWriterGoesOnAndOneThatWasReplacedDoesNot() throws Exception {
        try (AuditWriter old = writer("console-1")) {
            assertThat(old.append(entry("reviewer-1", 1)).join().getSequence()).isEqualTo(121);
            try (AuditWriter young = writer("console-1")) {
                assertThatThrownBy(() -> old.append(entry("reviewer-1", 2)).join())
                        .hasCauseInstanceOf(ReplacedException.class);
                assertThat(young.append(entry("reviewer-1", 3)).join().getSequence())
                        .isEqualTo(122);
            }
        }

        String kept = folder.resolve("kept.tsv").toString();
        assertThat(audit("verify", "--keys", folder.resolve("keys").toString(), "--out-checkpoint", kept))
                .as(typed.out())
                .isEqualTo(ExitCodes.OK);
        assertThat(Path.of(kept)).content().contains("console-1", "console-2");
    }

    @Test
    @Order(4)
    void whatAProcessThatDiedLeftOpenIsNoPartOfIt() throws Exception {
        try (KafkaProducer<byte[], byte[]> died = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "claims-audit-console-1"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            died.initTransactions();
            died.beginTransaction();
            died.send(record("console-1", forged("console-1", 123))).get(30, TimeUnit.SECONDS);
            try (AuditWriter young = writer("console-1")) {
                assertThat(young.append(entry("reviewer-1", 4)).join().getSequence())
                        .isEqualTo(123);
            }
        }

        String keys = folder.resolve("keys").toString();
        String kept = folder.resolve("kept.tsv").toString();
        assertThat(audit("verify", "--keys", keys, "--checkpoint", kept))
                .as(typed.out())
                .isEqualTo(ExitCodes.OK);
    }

    @Test
    @Order(5)
    void whatSomebodyElsePutInIsFound() throws Exception {
        send("console-2", forged("console-2", 121));

        assertThat(audit("verify", "--keys", folder.resolve("keys").toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.out()).contains("EDITED console-2#121 claims.audit.v1-");
    }

    @Test
    @Order(6)
    void aKeysFileThatIsNotThereIsNamed() {
        assertThat(audit("verify", "--keys", "/no/such/file")).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("/no/such/file");
    }

    private static AuditRecord forged(String writer, long sequence) {
        return AuditRecord.newBuilder()
                .setWriterId(writer)
                .setSequence(sequence)
                .setAt(Clock.systemUTC().instant())
                .setActorId("reviewer-2")
                .setAction(AuditAction.EXPORT)
                .setPreviousHash("0".repeat(64))
                .setHash("0".repeat(64))
                .build();
    }

    private static ProducerRecord<byte[], byte[]> record(String key, SpecificRecord message) {
        return new ProducerRecord<>(
                TopicCatalogue.AUDIT, key.getBytes(StandardCharsets.UTF_8), new WireEncoder().encode(message));
    }

    private static void send(String key, SpecificRecord message) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record(key, message)).get(30, TimeUnit.SECONDS);
        }
    }
}
