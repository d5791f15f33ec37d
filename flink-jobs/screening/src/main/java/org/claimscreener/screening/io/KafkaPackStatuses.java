package org.claimscreener.screening.io;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.screening.packs.PackLog;
import org.claimscreener.wire.KafkaAddress;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.PackStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the topic of what became of packs. */
final class KafkaPackStatuses implements PackLog.Statuses {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaPackStatuses.class);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Producer<byte[], byte[]> producer;
    private final WireEncoder encoder = new WireEncoder();

    KafkaPackStatuses(String bootstrapServers) {
        producer = new KafkaProducer<>(
                KafkaAddress.settings(
                        bootstrapServers,
                        Map.of(
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.LINGER_MS_CONFIG,
                                0,
                                // A topic that has no leader yet may refuse the first of several and take the second.
                                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                                1)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public synchronized void tell(PackStatus status) {
        byte[] key = status.getPackId().getBytes(StandardCharsets.UTF_8);
        var unused = producer.send(
                new ProducerRecord<>(TopicCatalogue.RULE_PACK_STATUS, key, encoder.encode(status)),
                (metadata, failure) -> {
                    if (failure != null) {
                        LOG.error("What became of a pack could not be told: {}", status, failure);
                    }
                });
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
