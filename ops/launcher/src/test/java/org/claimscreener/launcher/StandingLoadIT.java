package org.claimscreener.launcher;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.screening.io.KafkaStandingLog;
import org.claimscreener.screening.standing.LoggedStanding;
import org.claimscreener.screening.standing.StandingSource;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a province's worth of standings costs at a start; the figures are in the message of the assertion and on standard error. */
class StandingLoadIT {
    private static final int SUBJECTS = 100_000;
    private static final Duration MOST_TIME = Duration.ofSeconds(60);
    private static final long MOST_BYTES_A_SUBJECT = 600;

    @TempDir
    private static Path folder;

    @Test
    @SuppressWarnings("SystemOut") // Figures, for whoever measures.
    void loadsAHundredThousandSubjectsInBoundedTimeAndHeap() throws Exception {
        try (LocalBroker broker = LocalBroker.start(folder.resolve("broker"))) {
            TopicSetup.createMissing(broker.bootstrapServers(), (short) 1);
            issue(broker.bootstrapServers());
            LoggedStanding source = new LoggedStanding(new KafkaStandingLog(broker.bootstrapServers()));
            long before = usedHeap();
            long began = System.nanoTime();
            try (StandingSource.Lease book = source.open()) {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                long bytesASubject = (usedHeap() - before) / SUBJECTS;
                System.err.println(SUBJECTS + " subjects with one order each: " + took.toMillis() + " ms, "
                        + bytesASubject + " bytes of heap a subject");

                assertThat(book.entries(key(0))).hasSize(1);
                assertThat(book.entries(key(SUBJECTS - 1))).hasSize(1);
                assertThat(took).isLessThan(MOST_TIME);
                assertThat(bytesASubject).isBetween(100L, MOST_BYTES_A_SUBJECT);
            }
        }
    }

    private static void issue(String servers) throws Exception {
        WireEncoder encoder = new WireEncoder();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < SUBJECTS; i++) {
                Standing standing = standing(i);
                sent.add(producer.send(new ProducerRecord<>(
                        TopicCatalogue.STANDING,
                        StandingKey.of(standing).encode().getBytes(StandardCharsets.UTF_8),
                        encoder.encode(standing))));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    private static StandingKey key(int number) {
        return new StandingKey(SubjectKind.PRACTITIONER, String.format("D430102%06d", number));
    }

    private static Standing standing(int number) {
        return Standing.newBuilder()
                .setSubjectKind(key(number).kind())
                .setSubjectId(key(number).subjectId())
                .setEntries(List.of(StandingEntry.newBuilder()
                        .setKind(StandingKind.QUALIFICATION_POINTS)
                        .setValue("4")
                        .setValidFrom(Instant.parse("2025-12-31T16:00:00Z"))
                        .setValidTo(Instant.parse("2026-12-31T16:00:00Z"))
                        .setOrderNo("长医保记〔2026〕" + number + "号")
                        .setLegalBasis("《关于建立定点医药机构相关人员医保支付资格管理制度的指导意见》")
                        .build()))
                .setIssuedAt(Instant.parse("2026-03-01T00:00:00Z"))
                .setIssuedBy("长沙市医疗保障局")
                .build();
    }

    private static long usedHeap() {
        // More than once: what the first leaves to finalizers and soft references the next ones take.
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
