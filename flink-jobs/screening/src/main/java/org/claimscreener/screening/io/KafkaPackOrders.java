package org.claimscreener.screening.io;

import java.time.Duration;
import java.util.List;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.claimscreener.screening.packs.PackLog;
import org.claimscreener.wire.TopicCatalogue;

/** Reads the topic of orders, which has one partition, by a consumer without a group. */
final class KafkaPackOrders implements PackLog.Orders {
    private static final Duration FIRST_CONTACT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final TopicPartition PARTITION = new TopicPartition(TopicCatalogue.RULE_PACKS, 0);

    private final Consumer<byte[], byte[]> consumer;

    private KafkaPackOrders(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
    }

    /** Takes the consumer over, which it closes also when it cannot be used. */
    static KafkaPackOrders open(Consumer<byte[], byte[]> consumer, String bootstrapServers) {
        try {
            int partitions = consumer.partitionsFor(TopicCatalogue.RULE_PACKS, FIRST_CONTACT)
                    .size();
            if (partitions != 1) {
                throw new IllegalStateException("The topic " + TopicCatalogue.RULE_PACKS + " at " + bootstrapServers
                        + " has " + partitions + " partitions, and orders have one order only with 1"
                        + (partitions == 0 ? "; create it with screener topics create" : ""));
            }
            return new KafkaPackOrders(consumer);
        } catch (KafkaException e) {
            consumer.close();
            throw new IllegalStateException(
                    "The orders about packs at " + bootstrapServers + " cannot be reached: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    @Override
    public long end() {
        return consumer.endOffsets(List.of(PARTITION), ANSWER).getOrDefault(PARTITION, 0L);
    }

    @Override
    public long position() {
        return consumer.position(PARTITION, FIRST_CONTACT);
    }

    @Override
    public void seek(long offset) {
        consumer.seek(PARTITION, offset);
    }

    @Override
    public void poll(Duration patience, PackLog.Visitor visitor) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(patience)) {
            visitor.visit(message.offset(), message.timestamp(), message.value());
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
