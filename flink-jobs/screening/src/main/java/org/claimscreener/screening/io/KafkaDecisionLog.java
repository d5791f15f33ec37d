package org.claimscreener.screening.io;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.claimscreener.screening.readback.DecisionLog;
import org.claimscreener.wire.KafkaAddress;
import org.claimscreener.wire.TopicCatalogue;

/** The topic of decisions, read uncommitted. */
public record KafkaDecisionLog(String bootstrapServers) implements DecisionLog {
    private static final long serialVersionUID = 1L;

    /** A fetch of the follower is answered when so much has gathered, or after {@link #FETCH_WAIT_MILLIS}. */
    private static final int FETCH_BYTES = 64 * 1024;

    private static final int FETCH_WAIT_MILLIS = 500;

    /** Shorter than a checkpoint may take, so that a broker that is away fails no checkpoint by itself. */
    private static final int ADMIN_MILLIS = 5_000;

    @Override
    public Ends openEnds() {
        Map<String, Object> settings = KafkaAddress.settings(
                bootstrapServers,
                Map.of(
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Integer.toString(ADMIN_MILLIS),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        Integer.toString(ADMIN_MILLIS)));
        return new KafkaLogEnds(Admin.create(settings));
    }

    @Override
    public Reader openReader() {
        Map<String, Object> settings = KafkaAddress.settings(
                bootstrapServers,
                Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_uncommitted",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                        Integer.toString(FETCH_BYTES),
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        Integer.toString(FETCH_WAIT_MILLIS)));
        return new KafkaLogReader(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, TopicCatalogue.get(topic).partitions())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }
}
