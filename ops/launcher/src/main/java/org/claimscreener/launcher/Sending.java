package org.claimscreener.launcher;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.commandline.Causes;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.wire.KafkaAddress;
import org.claimscreener.wire.TopicCatalogue;

/** Sends a few records and waits until all of them are safe. Stateless. */
final class Sending {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Sending() {}

    /** A record: its key, and its body in the wire's encoding. */
    @SuppressWarnings("ArrayRecordComponent") // Made, sent, and never compared.
    record Message(String key, byte[] body, List<Header> headers) {
        Message(String key, byte[] body) {
            this(key, body, List.of());
        }
    }

    /** What a record says about itself beside its body. */
    record TextHeader(String key, String text) implements Header {
        @Override
        public byte[] value() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Sends them in their order.
     *
     * @throws CommandFailure when not all of them are safe; some may be, and sending all again does no harm
     */
    static void all(String bootstrapServers, String topic, List<Message> messages) throws CommandFailure {
        Map<String, Object> settings = KafkaAddress.settings(
                bootstrapServers,
                Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        // With more in flight a partition that has no leader yet, as after its creation, may refuse the
                        // first
                        // batch and take the second as the beginning: then the first one is out of order for ever.
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        Long.toString(PATIENCE.toMillis()),
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        TopicCatalogue.get(topic).maxMessageBytes()));
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (Message message : messages) {
                byte[] key = message.key().getBytes(StandardCharsets.UTF_8);
                sent.add(producer.send(new ProducerRecord<>(topic, null, key, message.body(), message.headers())));
            }
            for (Future<?> one : sent) {
                one.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(bootstrapServers, topic, e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw failed(bootstrapServers, topic, e);
        }
    }

    private static CommandFailure failed(String bootstrapServers, String topic, Exception e) {
        return CommandFailure.failed(
                "not all could be written to " + topic + " at " + bootstrapServers + ", some may be: "
                        + Causes.innermost(e)
                        + ". Check the address, create the topic if it is missing (screener topics create), and issue all"
                        + " of them again: that does no harm",
                e);
    }
}
