package org.claimscreener.orderlag;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.traffic.OutpatientVisits;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;

/** Settlements by schedule, all at the institution in question; and orders. Thread-safe. */
final class Sender implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;
    private static final String PHYSICIAN = "D430102000001";

    private final KafkaProducer<byte[], byte[]> producer;
    private final long gapNanos;
    private final Thread thread = new Thread(this::send, "settlements");
    private volatile String institution;
    private volatile boolean over;
    private volatile @Nullable RuntimeException failure;

    /** @param rate settlements a second */
    Sender(String bootstrapServers, int rate, String institution) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        "0",
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.gapNanos = TimeUnit.SECONDS.toNanos(1) / rate;
        this.institution = institution;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Settlements are of this institution from now on. */
    void turnTo(String institutionId) {
        institution = institutionId;
    }

    private void send() {
        try {
            OutpatientVisits visits = new OutpatientVisits("ORDER");
            WireEncoder encoder = new WireEncoder();
            long due = System.nanoTime();
            while (!over) {
                Instant now = Instant.ofEpochMilli(System.currentTimeMillis()).truncatedTo(ChronoUnit.SECONDS);
                Settlement settlement =
                        visits.next(institution, now, "A03", PHYSICIAN).build();
                var message = new ProducerRecord<>(
                        TopicCatalogue.SETTLEMENTS,
                        settlement.getPerson().getPatientId().getBytes(StandardCharsets.UTF_8),
                        encoder.encode(settlement));
                var unused = producer.send(message, (sent, e) -> {
                    if (e != null) {
                        failure = new IllegalStateException("a settlement was not taken", e);
                    }
                });
                due += gapNanos;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Why nothing is sent any more; null while it is. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    /**
     * Suspends an institution for an hour.
     *
     * @return when the log took it in, epoch milliseconds, by the broker's clock
     */
    long suspend(String institutionId, String orderNo) throws Exception {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        Directive directive = Directive.newBuilder()
                .setDirectiveId(orderNo)
                .setKind(DirectiveKind.SUSPEND_SETTLEMENT)
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId(institutionId)
                .setOrderNo(orderNo)
                .setBasis(DirectiveBasis.AGREEMENT)
                .setLegalBasis("《医疗保障基金使用监督管理条例》第十三条")
                .setOffice("benchmark")
                .setOrderedBy("u-1")
                .setApprovedBy("u-2")
                .setValidFrom(now.truncatedTo(ChronoUnit.SECONDS))
                .setValidTo(now.plus(1, ChronoUnit.HOURS))
                .setReason("benchmark")
                .setIssuedAt(now)
                .build();
        byte[] key = ("INSTITUTION:" + institutionId).getBytes(StandardCharsets.UTF_8);
        return producer.send(new ProducerRecord<>(TopicCatalogue.DIRECTIVES, key, new WireEncoder().encode(directive)))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .timestamp();
    }

    @Override
    public void close() {
        over = true;
        producer.close();
    }
}
