package org.claimscreener.load.measure;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.load.material.Sample;
import org.claimscreener.wire.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/** Sends as the settlement network does: each settlement at once. Not thread-safe. */
final class Sender implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private volatile @Nullable Exception failure;

    Sender(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        "0",
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        "134217728"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void send(Sample sample) {
        Exception broken = failure;
        if (broken != null) {
            throw new IllegalStateException("A settlement was not taken: " + broken.getMessage(), broken);
        }
        var unused = producer.send(
                new ProducerRecord<>(TopicCatalogue.SETTLEMENTS, sample.key(), sample.value()), (metadata, e) -> {
                    if (e != null) {
                        failure = e;
                    }
                });
    }

    /**
     * Sends by schedule, whatever becomes of it: what is late goes at once and counts from when it was due.
     *
     * @param samples prepared, so that making them delays nothing
     * @return when the schedule began, {@link System#nanoTime}
     */
    long bySchedule(Sample[] samples, int rate, Track track) {
        long begin = System.nanoTime();
        for (int i = 0; i < samples.length; i++) {
            long due = begin + TimeUnit.SECONDS.toNanos(i) / rate;
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            track.sent(i, due);
            send(samples[i]);
        }
        return begin;
    }

    @Override
    public void close() {
        producer.close();
    }
}
