package org.claimscreener.console.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.SupervisionCommand;

/** Commands about subjects by way of Kafka. Thread-safe. */
public final class KafkaSubjectCommands implements SubjectCommands, AutoCloseable {
    private final Producer<byte[], byte[]> producer;

    private KafkaSubjectCommands(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Connects in the background.
     *
     * @param client settings of any Kafka client: bootstrap.servers, security
     */
    public static KafkaSubjectCommands of(Map<String, Object> client) {
        return new KafkaSubjectCommands(CommandProducer.of(client));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the callback takes the result
    public CompletionStage<Void> send(SupervisionCommand command) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        String key = command.getSubjectKind() + ":" + command.getSubjectId();
        try {
            producer.send(
                    new ProducerRecord<>(
                            TopicCatalogue.DIRECTIVES,
                            key.getBytes(StandardCharsets.UTF_8),
                            new WireEncoder().encode(command)),
                    (place, failure) -> {
                        if (failure == null) {
                            sent.completeAsync(() -> null);
                        } else {
                            sent.completeExceptionally(notSent(failure));
                        }
                    });
        } catch (KafkaException | IllegalArgumentException e) {
            sent.completeExceptionally(notSent(e));
        }
        return sent;
    }

    private static IOException notSent(Exception cause) {
        return new IOException(
                "The log did not confirm the command. Look at the subject, then give the command again", cause);
    }

    @Override
    public void close() {
        producer.close(CommandProducer.LOG_PATIENCE);
    }
}
