package org.claimscreener.authorkit.deploy.log;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.claimscreener.commandline.Causes;
import org.claimscreener.wire.KafkaAddress;

/** Reads all partitions of a topic, without a group and without leaving a trace. Not thread-safe. */
final class TopicReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** A fetch that waits at the topic's end keeps whatever is asked after it waiting: where the end is, another offset. */
    private static final int FETCH_WAIT_MILLIS = 20;

    /** A national pack in one fetch. */
    private static final int FETCH_BYTES = 4 << 20;

    /** Takes a record. */
    @FunctionalInterface
    interface Sink {
        void take(ConsumerRecord<byte[], byte[]> record) throws IOException;
    }

    private final String bootstrapServers;
    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    private TopicReader(
            String bootstrapServers,
            String topic,
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.consumer = consumer;
        this.partitions = partitions;
    }

    /**
     * Stands at the topic's beginning.
     *
     * @throws IOException when there is no such topic, or nobody answers
     */
    static TopicReader open(String bootstrapServers, String topic) throws IOException {
        KafkaConsumer<byte[], byte[]> consumer;
        try {
            consumer = new KafkaConsumer<>(
                    settings(bootstrapServers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw failed(bootstrapServers, topic, e);
        }
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IOException("there is no topic " + topic + " at " + bootstrapServers
                        + ". Create it: ops/screener topics create --bootstrap-servers "
                        + KafkaAddress.servers(bootstrapServers));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return new TopicReader(bootstrapServers, topic, consumer, partitions);
        } catch (KafkaException e) {
            consumer.close();
            throw failed(bootstrapServers, topic, e);
        } catch (IOException e) {
            consumer.close();
            throw e;
        }
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        return KafkaAddress.settings(
                bootstrapServers,
                Map.of(
                        // What a writer took back was never said.
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        "false",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Integer.toString((int) PATIENCE.toMillis()),
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        Integer.toString(FETCH_WAIT_MILLIS),
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        Integer.toString(FETCH_BYTES),
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        "10000"));
    }

    int partitions() {
        return partitions.size();
    }

    /** Stands so many records, offsets taken for records, before each partition's end. */
    void seekBeforeEnd(long records) throws IOException {
        try {
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            consumer.endOffsets(partitions)
                    .forEach((partition, end) ->
                            consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - records)));
        } catch (KafkaException e) {
            throw failed(bootstrapServers, topic, e);
        }
    }

    /** Stands at an offset of the only partition. */
    void seek(long offset) {
        consumer.seek(partitions.get(0), offset);
    }

    /** Reads to what is the end now. */
    void readToEnd(Sink sink) throws IOException {
        try {
            readTo(consumer.endOffsets(partitions), sink);
        } catch (KafkaException e) {
            throw failed(bootstrapServers, topic, e);
        }
    }

    /** Reads the only partition to an offset that is there, and maybe on. */
    void readTo(long lastOffset, Sink sink) throws IOException {
        readTo(Map.of(partitions.get(0), lastOffset + 1), sink);
    }

    private void readTo(Map<TopicPartition, Long> ends, Sink sink) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isAt(ends)) {
            if (poll(LOOK, sink) > 0) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() - deadline > 0) {
                throw new IOException(topic + " at " + bootstrapServers + " gave no records for " + PATIENCE.toSeconds()
                        + " s although there are some. Look at the broker, then try again");
            }
        }
    }

    private boolean isAt(Map<TopicPartition, Long> ends) throws IOException {
        try {
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        } catch (KafkaException e) {
            throw failed(bootstrapServers, topic, e);
        }
    }

    /** Reads what is there or comes within the time; says how many records it were. */
    int poll(Duration atMost, Sink sink) throws IOException {
        try {
            int read = 0;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
                sink.take(record);
                read++;
            }
            return read;
        } catch (KafkaException e) {
            throw failed(bootstrapServers, topic, e);
        }
    }

    private static IOException failed(String bootstrapServers, String topic, KafkaException e) {
        return new IOException(
                topic + " cannot be read at " + bootstrapServers + ": " + Causes.innermost(e)
                        + ". Check the address, and that the broker runs",
                e);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
