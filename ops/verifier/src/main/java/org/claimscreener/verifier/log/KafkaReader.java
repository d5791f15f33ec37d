package org.claimscreener.verifier.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.wire.KafkaAddress;

/** Reads partitions up to ends that are known beforehand, and goes on from there the next time. Not thread-safe. */
final class KafkaReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(15);

    /** A broker that fails over comes back sooner. */
    private static final Duration STALL_PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> next = new HashMap<>();

    /** Takes one record. */
    interface Taker {
        void take(ConsumerRecord<byte[], byte[]> message) throws VerifyFailure;
    }

    /**
     * @param bootstrapServers for messages
     * @param consumer is closed with this one
     */
    KafkaReader(String bootstrapServers, Consumer<byte[], byte[]> consumer) {
        this.bootstrapServers = bootstrapServers;
        this.consumer = consumer;
    }

    /** Connects when it is first asked something. */
    static KafkaReader of(String bootstrapServers, boolean committedOnly) throws VerifyFailure {
        try {
            return new KafkaReader(
                    bootstrapServers,
                    new KafkaConsumer<>(
                            settings(bootstrapServers, committedOnly),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer()));
        } catch (KafkaException e) {
            throw new VerifyFailure(
                    "'" + bootstrapServers + "' is no address of a broker; write host:port, several with commas", e);
        }
    }

    private static Map<String, Object> settings(String bootstrapServers, boolean committedOnly) {
        return KafkaAddress.settings(
                bootstrapServers,
                Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        committedOnly ? "read_committed" : "read_uncommitted",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false",
                        // A topic that is not there is said to be missing, not made.
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        "false",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        "5000",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Long.toString(BROKER_PATIENCE.toMillis())));
    }

    /** All partitions of those topics that there are. */
    List<TopicPartition> partitionsIfThere(Collection<String> topics) throws VerifyFailure {
        return partitions(topics, false);
    }

    /** All partitions of the topics. */
    List<TopicPartition> partitions(Collection<String> topics) throws VerifyFailure {
        return partitions(topics, true);
    }

    private List<TopicPartition> partitions(Collection<String> topics, boolean needed) throws VerifyFailure {
        Map<String, List<PartitionInfo>> there = asking(consumer::listTopics);
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            List<PartitionInfo> found = there.getOrDefault(topic, List.of());
            if (found.isEmpty() && needed) {
                throw new VerifyFailure("the broker at " + bootstrapServers + " has no topic " + topic
                        + "; check the address, or create the topics (screener topics list)");
            }
            found.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    Map<TopicPartition, Long> begins(Collection<TopicPartition> partitions) throws VerifyFailure {
        return asking(() -> consumer.beginningOffsets(partitions));
    }

    /** Where what was appended at an instant or later begins; of a partition without any, its end. */
    Map<TopicPartition, Long> beginsSince(Collection<TopicPartition> partitions, Instant since) throws VerifyFailure {
        Map<TopicPartition, Long> begins = new HashMap<>(asking(() -> consumer.endOffsets(partitions)));
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
        asking(() -> consumer.offsetsForTimes(times)).forEach((partition, found) -> {
            if (found != null) {
                begins.put(partition, found.offset());
            }
        });
        return begins;
    }

    /** For a reader of committed records, the ends of what is decided: the last stable offsets. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) throws VerifyFailure {
        return asking(() -> consumer.endOffsets(partitions));
    }

    /** Where reading goes on, before anything was read. */
    void startAt(Map<TopicPartition, Long> begins) {
        next.putAll(begins);
    }

    long next(TopicPartition partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** Reads on to the ends. Records beyond are left for the next time. */
    void readTo(Map<TopicPartition, Long> ends, Taker taker, Progress progress, String what) throws VerifyFailure {
        Map<TopicPartition, Long> open = new HashMap<>();
        long total = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (next(end.getKey()) < end.getValue()) {
                open.put(end.getKey(), end.getValue());
                total += end.getValue() - next(end.getKey());
            }
        }
        if (open.isEmpty()) {
            return;
        }
        try {
            consumer.assign(open.keySet());
            // A partition that stays assigned stays paused, too.
            consumer.resume(open.keySet());
            open.keySet().forEach(partition -> consumer.seek(partition, next(partition)));
            poll(open, total, taker, progress, what);
        } catch (KafkaException e) {
            throw failure(e);
        }
    }

    private void poll(Map<TopicPartition, Long> open, long total, Taker taker, Progress progress, String what)
            throws VerifyFailure {
        long movedAt = System.nanoTime();
        long aheadBefore = total;
        while (!open.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                Long end = open.get(new TopicPartition(message.topic(), message.partition()));
                if (end != null && message.offset() < end) {
                    taker.take(message);
                }
            }
            long ahead = advance(open);
            progress.reading(what, total - ahead, ahead);
            if (ahead < aheadBefore) {
                movedAt = System.nanoTime();
                aheadBefore = ahead;
            } else if (System.nanoTime() - movedAt > STALL_PATIENCE.toNanos()) {
                throw new VerifyFailure("the broker at " + bootstrapServers + " gave nothing more of " + what + " for "
                        + STALL_PATIENCE.toSeconds() + " s, with " + ahead
                        + " offsets to go; look at the broker, then run again");
            }
        }
    }

    /** By position, not by record: markers of transactions are passed without being given. Answers what is ahead. */
    private long advance(Map<TopicPartition, Long> open) {
        long ahead = 0;
        List<TopicPartition> done = new ArrayList<>();
        for (Map.Entry<TopicPartition, Long> entry : open.entrySet()) {
            long position = Math.min(consumer.position(entry.getKey()), entry.getValue());
            next.put(entry.getKey(), position);
            if (position >= entry.getValue()) {
                done.add(entry.getKey());
            }
            ahead += entry.getValue() - position;
        }
        done.forEach(open::remove);
        consumer.pause(done);
        return ahead;
    }

    private <T> T asking(java.util.function.Supplier<T> question) throws VerifyFailure {
        try {
            return question.get();
        } catch (TimeoutException e) {
            throw new VerifyFailure(
                    "no broker answers at " + bootstrapServers + " within " + BROKER_PATIENCE.toSeconds()
                            + " s; check the address, and that the broker runs",
                    e);
        } catch (KafkaException e) {
            throw failure(e);
        }
    }

    private VerifyFailure failure(KafkaException e) {
        String advice = e instanceof AuthorizationException
                ? "; have read access granted"
                : "; look at the broker's log, then run again";
        return new VerifyFailure("the broker at " + bootstrapServers + " refused: " + e.getMessage() + advice, e);
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(5)));
    }
}
