package org.claimscreener.screening.io;

import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.claimscreener.screening.packs.PackLog;

/** The topics of orders about packs and of what became of them. */
public record KafkaPackLog(String bootstrapServers) implements PackLog {
    private static final long serialVersionUID = 1L;

    /** A broker that is away is asked for again this seldom, at most. */
    private static final int RECONNECT_MILLIS = 5_000;

    @Override
    public Orders openOrders() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                "false",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                "false",
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                Integer.toString(RECONNECT_MILLIS));
        return KafkaPackOrders.open(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                bootstrapServers);
    }

    @Override
    public Statuses openStatuses() {
        return new KafkaPackStatuses(bootstrapServers);
    }
}
