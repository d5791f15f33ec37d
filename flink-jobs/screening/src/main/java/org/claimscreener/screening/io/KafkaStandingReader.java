package org.claimscreener.screening.io;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.claimscreener.engine.readback.LogPosition;
import org.claimscreener.screening.standing.StandingLog;
import org.claimscreener.wire.TopicCatalogue;

/** Reads the topic of standings by a consumer without a group. */
final class KafkaStandingReader implements StandingLog.Reader {
    private static final Duration FIRST_CONTACT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    private KafkaStandingReader(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.partitions = partitions;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Takes the consumer over, which it closes also when it cannot be used. */
    static KafkaStandingReader open(Consumer<byte[], byte[]> consumer, String bootstrapServers) {
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(TopicCatalogue.STANDING, FIRST_CONTACT).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IllegalStateException("There is no topic " + TopicCatalogue.STANDING + " at "
                        + bootstrapServers + "; create it with screener topics create");
            }
            return new KafkaStandingReader(consumer, partitions);
        } catch (KafkaException e) {
            consumer.close();
            throw new IllegalStateException(
                    "The standings at " + bootstrapServers + " cannot be reached: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    @Override
    public LogPosition end() {
        Map<Integer, Long> offsets = new HashMap<>();
        consumer.endOffsets(partitions, ANSWER)
                .forEach((partition, offset) -> offsets.put(partition.partition(), offset));
        return LogPosition.of(offsets);
    }

    @Override
    public LogPosition position() {
        Map<Integer, Long> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            offsets.put(partition.partition(), consumer.position(partition, FIRST_CONTACT));
        }
        return LogPosition.of(offsets);
    }

    @Override
    public void seek(LogPosition from) {
        partitions.forEach(partition -> consumer.seek(partition, from.offset(partition.partition())));
    }

    @Override
    public void poll(Duration patience, StandingLog.Visitor visitor) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(patience)) {
            visitor.visit(message.partition(), message.offset(), message.key(), message.value());
        }
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSE));
    }
}
