package org.claimscreener.faults.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.ReversalReceipt;
import org.jspecify.annotations.Nullable;

/**
 * Reads decisions and dead letters from the beginning and enters them into the books, as any reader that acts on decisions
 * does: uncommitted, every record as soon as it is there.
 */
public final class AnswerReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Books books;
    private final DecisionWitness witness;
    private final WireDecoder decoder = WireDecoder.create();
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable RuntimeException failure;

    /**
     * Starts to read.
     *
     * @param witness shown every decision that binds, in the reader's thread
     */
    public AnswerReader(String bootstrapServers, Books books, DecisionWitness witness) {
        this.books = books;
        this.witness = witness;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_uncommitted",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false",
                        // What we measure is the screener's way back, not our own.
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        "200"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(TopicCatalogue.DECISIONS, TopicCatalogue.DEAD_LETTERS)
                .flatMap(AnswerReader::partitions)
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = new Thread(this::read, "answers");
        thread.setDaemon(true);
        thread.start();
    }

    private static Stream<TopicPartition> partitions(String topic) {
        return IntStream.range(0, TopicCatalogue.get(topic).partitions())
                .mapToObj(partition -> new TopicPartition(topic, partition));
    }

    private void read() {
        try {
            while (!closing) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                // Once a poll: all of its records are in our hands now, whatever reading them costs.
                long readNanos = System.nanoTime();
                records.forEach(message -> enter(message.value(), readNanos));
            }
        } catch (WakeupException e) {
            // Sent by close(), to end a poll that still waits.
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            consumer.close();
        }
    }

    private void enter(byte[] value, long readNanos) {
        SpecificRecord message = decode(value);
        if (message instanceof Decision decision) {
            books.decided(decision.getSettlementId(), value, readNanos)
                    .ifPresent(dueNanos -> witness.binding(decision, dueNanos, readNanos));
        } else if (message instanceof ReversalReceipt receipt) {
            books.receipt(
                    receipt.getSource().getPartition(), receipt.getSource().getOffset());
        } else if (message instanceof DeadLetter letter) {
            books.deadLetter(
                    letter.getSource().getPartition(), letter.getSource().getOffset());
        } else {
            throw new IllegalStateException(
                    "An answer was expected, not a " + message.getSchema().getName());
        }
    }

    private SpecificRecord decode(byte[] value) {
        Decoded decoded = decoder.decode(value);
        if (decoded instanceof Decoded.Accepted accepted) {
            return accepted.message();
        }
        throw new IllegalStateException("An answer cannot be read: " + ((Decoded.Rejected) decoded).message());
    }

    /** Why it reads no more; empty while it reads. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Ends the thread and waits for it, unless interrupted. */
    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
