package org.claimscreener.orderlag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.StandingInForce;

/** Decisions as who acts on them reads them. Not thread-safe. */
final class DecisionLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final WireDecoder decoder = WireDecoder.create();

    /** By order number, the append time of the first decision that saw it, by the broker's clock. */
    private final Map<String, Long> firstSeen = new HashMap<>();

    private long decisions;

    DecisionLog(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = new ArrayList<>();
        int partitions = TopicCatalogue.get(TopicCatalogue.DECISIONS).partitions();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new TopicPartition(TopicCatalogue.DECISIONS, partition));
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    /** Reads what there is, or waits a little for it. */
    void poll() {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
            if (decoder.decode(message.value()) instanceof Decoded.Accepted accepted
                    && accepted.message() instanceof Decision decision) {
                decisions++;
                for (StandingInForce met : decision.getStanding()) {
                    // Partitions are not read in each other's order.
                    firstSeen.merge(met.getEntry().getOrderNo(), message.timestamp(), Math::min);
                }
            }
        }
    }

    long decisions() {
        return decisions;
    }

    boolean hasSeen(String orderNo) {
        return firstSeen.containsKey(orderNo);
    }

    /** Epoch milliseconds. */
    long firstSeen(String orderNo) {
        Long at = firstSeen.get(orderNo);
        if (at == null) {
            throw new IllegalStateException("no decision saw order " + orderNo);
        }
        return at;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
