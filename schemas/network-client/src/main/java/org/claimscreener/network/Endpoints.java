package org.claimscreener.network;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.wire.TopicCatalogue;

/** The two Kafka clients and what their settings must be. */
final class Endpoints {
    private static final long LONGEST_REQUEST_MILLIS = 30_000;

    private Endpoints() {}

    static Producer<byte[], byte[]> producer(NetworkSettings settings) {
        return new KafkaProducer<>(producerSettings(settings), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Consumer<byte[], byte[]> consumer(NetworkSettings settings) {
        return new KafkaConsumer<>(
                consumerSettings(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static Map<String, Object> producerSettings(NetworkSettings settings) {
        long delivery = settings.deliveryTimeout().toMillis();
        Map<String, Object> all = new HashMap<>(settings.kafka());
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        // Kafka 4 producers wait 5 ms for company by default; a patient at the counter does not.
        all.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Long.toString(delivery));
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(Math.min(delivery, LONGEST_REQUEST_MILLIS)));
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(delivery));
        all.put(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Integer.toString(TopicCatalogue.get(TopicCatalogue.SETTLEMENTS).maxMessageBytes()));
        return all;
    }

    static Map<String, Object> consumerSettings(NetworkSettings settings) {
        Map<String, Object> all = new HashMap<>(settings.kafka());
        all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        // The first decision appended binds, whatever becomes of the transaction around it.
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        // Only when a place that we stand at is gone from the log; then nothing that is left may be missed.
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return all;
    }
}
