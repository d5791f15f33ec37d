package org.claimscreener.launcher.demo;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.wire.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/** Sends settlements as the network would: acknowledged by all replicas, each one at once. One sending thread at a time. */
public final class SettlementSender implements AutoCloseable {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A stop that comes while waiting for the next due time is seen after this long. */
    private static final long LONGEST_PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Producer<byte[], byte[]> producer;
    private volatile @Nullable Exception failure;

    /** Connects when the first message is sent. */
    public SettlementSender(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        // Kafka 4 producers wait 5 ms for company by default.
                        ProducerConfig.LINGER_MS_CONFIG,
                        "0",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        TopicCatalogue.get(TopicCatalogue.SETTLEMENTS).maxMessageBytes()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends one message and does not wait for its acknowledgement; {@link #failure()} tells when there was none. */
    @SuppressWarnings("FutureReturnValueIgnored") // The callback hears of failures.
    public void send(Message message) {
        producer.send(message.toRecord(), (metadata, e) -> {
            if (e != null) {
                failure = e;
            }
        });
    }

    /**
     * Sends by schedule, open loop: a message that is late is sent at once and the schedule stays, so a slow system cannot
     * slow down what tests it.
     *
     * @param stop asked before each message; true ends the sending early
     */
    public void sendBySchedule(TrafficFeed feed, Tally tally, DemoSettings settings, Waiting.Condition stop)
            throws DemoFailure, InterruptedException {
        long begin = System.nanoTime();
        for (long i = 0; i < settings.messages(); i++) {
            Message message = feed.take();
            long due = begin + i * SECOND_NANOS / settings.ratePerSecond();
            if (!parkedUntil(due, stop)) {
                return;
            }
            tally.sent(message, due);
            send(message);
        }
        // The last message's second ends as the others do; without this a run would be one interval short.
        parkedUntil(begin + settings.messages() * SECOND_NANOS / settings.ratePerSecond(), stop);
    }

    private static boolean parkedUntil(long due, Waiting.Condition stop) throws DemoFailure {
        while (!stop.holds()) {
            long early = due - System.nanoTime();
            if (early <= 0) {
                return true;
            }
            LockSupport.parkNanos(Math.min(early, LONGEST_PARK_NANOS));
        }
        return false;
    }

    /** The latest message that the broker did not take; empty while it takes all. */
    public Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    /** Sends what is buffered and disconnects. */
    @Override
    public void close() {
        producer.close(CLOSE_PATIENCE);
    }
}
