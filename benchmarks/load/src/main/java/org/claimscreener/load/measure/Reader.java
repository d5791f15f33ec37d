package org.claimscreener.load.measure;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.claimscreener.load.material.FirstText;
import org.claimscreener.load.material.Material;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers as who acts on them does: uncommitted, every record as soon as it is there. Of most it looks at the number only.
 */
final class Reader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    /** One of so many is looked at more closely. */
    private static final int SAMPLED = 32;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String answers;
    private final FirstText first = new FirstText();
    private final WireDecoder decoder = WireDecoder.create();
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Thread thread;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong deadLetters = new AtomicLong();
    private volatile @Nullable Track track;
    private volatile @Nullable RuntimeException failure;

    Reader(String bootstrapServers, String answers) {
        this.answers = answers;
        this.consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(answers, TopicCatalogue.DEAD_LETTERS)
                .flatMap(topic -> IntStream.range(0, TopicCatalogue.get(topic).partitions())
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = new Thread(this::read, "reader");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    enter(message);
                }
            }
        } catch (WakeupException | InterruptException e) {
            // Closing.
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            consumer.close();
        }
    }

    private void enter(ConsumerRecord<byte[], byte[]> message) {
        if (!message.topic().equals(answers)) {
            deadLetters.incrementAndGet();
            return;
        }
        long number = Material.number(first.of(message.value()));
        long now = System.nanoTime();
        Track open = track;
        if (open != null) {
            open.read(number, now);
        }
        answered.incrementAndGet();
        if (number % SAMPLED == 0) {
            look(message.value());
        }
    }

    private void look(byte[] value) {
        if (decoder.decode(value) instanceof Decoded.Accepted accepted
                && accepted.message() instanceof Decision decision) {
            synchronized (verdicts) {
                verdicts.merge(decision.getVerdict(), 1L, Long::sum);
            }
        }
    }

    /** From now on answers count to it as well. */
    void follow(Track next) {
        track = next;
        synchronized (verdicts) {
            verdicts.clear();
        }
    }

    /** Answers and dead letters so far. */
    long total() {
        return answered.get() + deadLetters.get();
    }

    long deadLetters() {
        return deadLetters.get();
    }

    /** Among a sample of the answers since the last {@link #follow}. */
    Map<Verdict, Long> verdicts() {
        synchronized (verdicts) {
            return new EnumMap<>(verdicts);
        }
    }

    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
