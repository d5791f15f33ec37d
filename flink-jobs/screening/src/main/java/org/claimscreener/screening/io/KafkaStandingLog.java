package org.claimscreener.screening.io;

import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.claimscreener.screening.standing.StandingLog;
import org.claimscreener.wire.KafkaAddress;

/** The topic of standings. Read committed: what a writer takes back was never in force. */
public record KafkaStandingLog(String bootstrapServers) implements StandingLog {
    private static final long serialVersionUID = 1L;

    /** A broker that is away is asked for again this seldom, at most. */
    private static final int RECONNECT_MILLIS = 5_000;

    @Override
    public Reader open() {
        Map<String, Object> settings = KafkaAddress.settings(
                bootstrapServers,
                Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        "false",
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        Integer.toString(RECONNECT_MILLIS)));
        return KafkaStandingReader.open(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                bootstrapServers);
    }
}
