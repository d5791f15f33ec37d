package org.claimscreener.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.wire.KafkaAddress;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.jspecify.annotations.Nullable;

/**
 * A chain on the audit topic. The writer's transactional id belongs to the newest process that took it over: the broker
 * refuses what an older one sends, so that no chain forks. Not thread-safe.
 */
final class KafkaAuditLog implements AuditLog {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private final String bootstrapServers;
    private final String writerId;
    private final byte[] key;
    private final WireEncoder encoder = new WireEncoder();
    private @Nullable Producer<byte[], byte[]> producer;

    /** Does not connect yet. */
    KafkaAuditLog(String bootstrapServers, String writerId) {
        this.bootstrapServers = bootstrapServers;
        this.writerId = writerId;
        this.key = writerId.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> settings(String bootstrapServers, String writerId) {
        return KafkaAddress.settings(
                bootstrapServers,
                Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "claims-audit-" + writerId,
                        // Of a process that died within one: so long its successor waits.
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        (int) PATIENCE.toMillis(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE.toMillis(),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis() / 3,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis()));
    }

    @Override
    public ChainEnd takeOver() throws IOException {
        close();
        try {
            Producer<byte[], byte[]> opened = new KafkaProducer<>(
                    settings(bootstrapServers, writerId), new ByteArraySerializer(), new ByteArraySerializer());
            producer = opened;
            opened.initTransactions();
            return ChainEndReader.read(bootstrapServers, writerId);
        } catch (KafkaException e) {
            close();
            throw failed(e);
        }
    }

    @Override
    public void append(List<? extends SpecificRecord> records) throws IOException {
        Producer<byte[], byte[]> open = Objects.requireNonNull(producer, "taken over before");
        try {
            open.beginTransaction();
            // What a send fails by, the commit throws.
            for (SpecificRecord record : records) {
                var unused = open.send(new ProducerRecord<>(TopicCatalogue.AUDIT, key, encoder.encode(record)));
            }
            open.commitTransaction();
        } catch (KafkaException e) {
            close();
            throw isFenced(e) ? new ReplacedException(writerId, e) : failed(e);
        }
    }

    private static boolean isFenced(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    private IOException failed(KafkaException e) {
        return new IOException(
                "the audit cannot be written to " + TopicCatalogue.AUDIT + " at " + bootstrapServers + ": "
                        + e.getMessage() + "; look at the broker, and that the topic is there",
                e);
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE_PATIENCE);
            producer = null;
        }
    }
}
