package org.claimscreener.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.KafkaAddress;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.AuditCheckpoint;
import org.claimscreener.wire.record.AuditRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a writer's chain ends: reads the topic's last records, and more of them until there is a record and a
 * checkpoint of the writer among them. For whoever shut out all others before. Not thread-safe.
 */
final class ChainEndReader implements AutoCloseable {
    private static final long FIRST_WINDOW = 2_000;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(15);

    /** An open transaction of another writer is ended by the broker sooner. */
    private static final Duration STALL_PATIENCE = Duration.ofSeconds(30);

    private final String writerId;
    private final Consumer<byte[], byte[]> consumer;
    private final WireDecoder decoder = WireDecoder.create();
    private @Nullable AuditRecord newest;
    private @Nullable AuditCheckpoint newestCheckpoint;

    private ChainEndReader(String bootstrapServers, String writerId) {
        this.writerId = writerId;
        consumer = consumer(bootstrapServers, "read_committed");
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrapServers, String isolation) {
        return new KafkaConsumer<>(
                KafkaAddress.settings(
                        bootstrapServers,
                        Map.of(
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                isolation,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                "false",
                                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                                "false",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "none",
                                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                (int) ANSWER_PATIENCE.toMillis())),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Reads.
     *
     * @throws IOException when there is no such topic, or its end is not reached in time
     */
    static ChainEnd read(String bootstrapServers, String writerId) throws IOException {
        Map<TopicPartition, Long> ends = ends(bootstrapServers);
        try (ChainEndReader reader = new ChainEndReader(bootstrapServers, writerId)) {
            return reader.readBack(ends);
        }
    }

    /** Of all records, so that one that is committed behind another writer's open transaction is not missed. */
    private static Map<TopicPartition, Long> ends(String bootstrapServers) throws IOException {
        try (Consumer<byte[], byte[]> all = consumer(bootstrapServers, "read_uncommitted")) {
            List<TopicPartition> partitions = all.partitionsFor(TopicCatalogue.AUDIT).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IOException("there is no topic " + TopicCatalogue.AUDIT + " at " + bootstrapServers
                        + "; create it (screener topics create)");
            }
            return all.endOffsets(partitions);
        }
    }

    private ChainEnd readBack(Map<TopicPartition, Long> ends) throws IOException {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(ends.keySet());
        boolean whole = false;
        for (long window = FIRST_WINDOW; !whole && (newest == null || newestCheckpoint == null); window *= 8) {
            Map<TopicPartition, Long> starts = new HashMap<>();
            whole = true;
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                long begin = begins.getOrDefault(end.getKey(), 0L);
                starts.put(end.getKey(), Math.max(begin, end.getValue() - window));
                whole &= end.getValue() - window <= begin;
            }
            read(starts, ends);
        }
        return end();
    }

    private void read(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) throws IOException {
        newest = null;
        newestCheckpoint = null;
        consumer.assign(starts.keySet());
        starts.forEach(consumer::seek);
        long movedAt = System.nanoTime();
        long left = left(ends);
        while (left > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                see(record);
            }
            long before = left;
            left = left(ends);
            if (left < before) {
                movedAt = System.nanoTime();
            } else if (System.nanoTime() - movedAt > STALL_PATIENCE.toNanos()) {
                throw new IOException(TopicCatalogue.AUDIT + " gave nothing more for " + STALL_PATIENCE.toSeconds()
                        + " s before its end was reached; look at the broker");
            }
        }
    }

    private long left(Map<TopicPartition, Long> ends) {
        long left = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            left += Math.max(0, end.getValue() - consumer.position(end.getKey()));
        }
        return left;
    }

    private void see(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (!(decoder.decode(record.value()) instanceof Decoded.Accepted accepted)) {
            if (!Arrays.equals(record.key(), writerId.getBytes(StandardCharsets.UTF_8))) {
                // Another writer's, who may run a newer build, or rubbish.
                return;
            }
            throw new IOException(record.topic() + "-" + record.partition() + "@" + record.offset()
                    + " cannot be read, so where the chain of " + writerId + " ends is not known; run 'screener audit"
                    + " verify', and use a build that knows " + MessageType.AUDIT_RECORD.schemaName()
                    + " as it is there");
        }
        if (accepted.message() instanceof AuditRecord entry
                && entry.getWriterId().equals(writerId)
                && (newest == null || newest.getSequence() < entry.getSequence())) {
            newest = entry;
        } else if (accepted.message() instanceof AuditCheckpoint checkpoint
                && checkpoint.getWriterId().equals(writerId)) {
            newestCheckpoint = checkpoint;
        }
    }

    private ChainEnd end() {
        ChainEnd end = newest == null ? ChainEnd.BEGINNING : ChainEnd.BEGINNING.after(newest);
        return newestCheckpoint == null ? end : end.after(newestCheckpoint);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
