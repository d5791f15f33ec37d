package org.claimscreener.console.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionCommand;
import org.claimscreener.wire.record.TipCommand;

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
    public CompletionStage<Void> send(SupervisionCommand command) {
        return send(TopicCatalogue.DIRECTIVES, command.getSubjectKind(), command.getSubjectId(), command);
    }

    @Override
    public CompletionStage<Void> send(Directive directive) {
        return send(TopicCatalogue.DIRECTIVES, directive.getSubjectKind(), directive.getSubjectId(), directive);
    }

    @Override
    public CompletionStage<Void> send(TipCommand command) {
        return send(TopicCatalogue.TIPS, command.getTargetKind(), command.getTargetId(), command);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback takes the result
    private CompletionStage<Void> send(String topic, SubjectKind kind, String subjectId, SpecificRecord record) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        String key = kind + ":" + subjectId;
        try {
            producer.send(
                    new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), new WireEncoder().encode(record)),
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
