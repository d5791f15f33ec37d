package org.claimscreener.verifier.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.kafka.common.TopicPartition;
import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;

/** One topic as committed readers see it. Stateless. */
public final class CommittedTopic {
    private CommittedTopic() {}

    /**
     * Reads it from its beginning to its end as it is at the start; up to the first transaction that is still open.
     *
     * @param bootstrapServers host:port list
     * @param taker is given the records, each partition in its order
     * @throws VerifyFailure when there is no such topic, or it cannot be read to its end
     */
    public static void read(String bootstrapServers, String topic, Consumer<LogRecord> taker, Progress progress)
            throws VerifyFailure {
        read(bootstrapServers, topic, Optional.empty(), taker, progress);
    }

    /**
     * The same of what was appended at an instant or later.
     *
     * @throws VerifyFailure as above
     */
    public static void readSince(
            String bootstrapServers, String topic, Instant since, Consumer<LogRecord> taker, Progress progress)
            throws VerifyFailure {
        read(bootstrapServers, topic, Optional.of(since), taker, progress);
    }

    private static void read(
            String bootstrapServers,
            String topic,
            Optional<Instant> since,
            Consumer<LogRecord> taker,
            Progress progress)
            throws VerifyFailure {
        try (KafkaReader reader = KafkaReader.of(bootstrapServers, true)) {
            List<TopicPartition> partitions = reader.partitions(List.of(topic));
            reader.startAt(since.isPresent() ? reader.beginsSince(partitions, since.get()) : reader.begins(partitions));
            Map<TopicPartition, Long> ends = reader.ends(partitions);
            reader.readTo(
                    ends,
                    message -> taker.accept(new LogRecord(
                            new Place(message.topic(), message.partition(), message.offset()),
                            message.timestamp(),
                            message.timestampType().name,
                            message.key(),
                            message.value(),
                            true)),
                    progress,
                    topic);
        }
    }
}
