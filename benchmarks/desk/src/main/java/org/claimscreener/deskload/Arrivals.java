package org.claimscreener.deskload;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.jspecify.annotations.Nullable;

/**
 * Settlements, and decisions that withhold money of each, by schedule: nobody waits for what comes of them. One thread of its
 * own.
 */
final class Arrivals implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final Traffic traffic;
    private final AtomicLong decided = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final BiConsumer<String, Long> due;
    private final Thread thread;
    private final double perSecond;
    private volatile boolean ended;

    /** @param due told of each settlement id and the instant, by the monotonic clock, at which its decision was due */
    Arrivals(String bootstrapServers, double perSecond, BiConsumer<String, Long> due) {
        this.perSecond = perSecond;
        this.due = due;
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        "5",
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        // A decision is sent from the producer's own thread, which cannot wait for itself to find the topic.
        producer.partitionsFor(TopicCatalogue.DECISIONS);
        traffic = new Traffic(TrafficSettings.defaults(11, LocalDate.of(2026, 6, 1))
                .honestOnly()
                .withPopulation(200_000));
        thread = new Thread(this::send, "arrivals");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Decisions that are in the log. */
    long decided() {
        return decided.get();
    }

    /** Why one of them did not get there; null when all did. */
    @Nullable
    Exception failure() {
        return failure.get();
    }

    private void send() {
        WireEncoder encoder = new WireEncoder();
        long at = System.nanoTime();
        long number = 0;
        while (!ended) {
            Settlement settlement = traffic.next().settlement().orElse(null);
            if (settlement == null) {
                continue;
            }
            at += (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
            awaitNanos(at);
            send(settlement, encoder.encode(settlement), number++, at);
        }
    }

    private static void awaitNanos(long at) {
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** The decision names the settlement's place, which is known once the log has it. */
    private void send(Settlement settlement, byte[] bytes, long number, long dueNanos) {
        byte[] key = settlement.getPerson().getPatientId().getBytes(StandardCharsets.UTF_8);
        var unused = producer.send(new ProducerRecord<>(TopicCatalogue.SETTLEMENTS, key, bytes), (place, refused) -> {
            if (refused != null) {
                failure.compareAndSet(null, refused);
                return;
            }
            decide(settlement, number, dueNanos, key, place);
        });
    }

    private void decide(Settlement settlement, long number, long dueNanos, byte[] key, RecordMetadata place) {
        Decision decision =
                WithheldDecisions.of(settlement, number, new Source(place.topic(), place.partition(), place.offset()));
        byte[] bytes = new WireEncoder().encode(decision);
        var unused = producer.send(new ProducerRecord<>(TopicCatalogue.DECISIONS, key, bytes), (placed, refused) -> {
            if (refused != null) {
                failure.compareAndSet(null, refused);
                return;
            }
            decided.incrementAndGet();
            if (decision.getHeldFen() > 0) {
                due.accept(decision.getSettlementId(), dueNanos);
            }
        });
    }

    /** Ends after what is under way. */
    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
