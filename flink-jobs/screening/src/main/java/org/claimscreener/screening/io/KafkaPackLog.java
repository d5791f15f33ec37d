package org.claimscreener.screening.io;

import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.claimscreener.screening.packs.PackLog;
import org.claimscreener.wire.KafkaAddress;

/** The topics of orders about packs and of what became of them. */
public record KafkaPackLog(String bootstrapServers) implements PackLog {
    private static final long serialVersionUID = 1L;

    /** A broker that is away is asked for again this seldom, at most. */
    private static final int RECONNECT_MILLIS = 5_000;

    /** Kafka's own: who follows sleeps at the broker until there is something. */
    private static final int FOLLOWER_WAIT_MILLIS = 500;

    /** A fetch that waits at the log's end keeps everything behind it waiting: another offset, and the end of a reader. */
    private static final int ARCHIVE_WAIT_MILLIS = 10;

    /** A national pack comes in one fetch; by Kafka's own 1 MiB it comes in one for each of its parts. */
    private static final int FETCH_BYTES = 4 << 20;

    @Override
    public Orders openOrders() {
        return open(FOLLOWER_WAIT_MILLIS);
    }

    @Override
    public Orders openArchives() {
        return open(ARCHIVE_WAIT_MILLIS);
    }

    private Orders open(int waitMillis) {
        Map<String, Object> settings = KafkaAddress.settings(
                bootstrapServers,
                Map.of(
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        Integer.toString(waitMillis),
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        Integer.toString(FETCH_BYTES),
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
        return KafkaPackOrders.open(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                bootstrapServers);
    }

    @Override
    public Statuses openStatuses() {
        return new KafkaPackStatuses(bootstrapServers);
    }
}
