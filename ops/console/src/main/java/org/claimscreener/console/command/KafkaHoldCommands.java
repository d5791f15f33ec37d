package org.claimscreener.console.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldStep;

/** Commands by way of Kafka. What waits for an answer is kept in memory, at most {@link #MOST_WAITING}. Thread-safe. */
public final class KafkaHoldCommands implements HoldCommands, AutoCloseable {
    /** So many persons do not click at once: more is refused as not sent. */
    static final int MOST_WAITING = 10_000;

    /** An answer is drawn as a page, which asks the database; the projection, which brings answers, waits for no page. */
    private static final int ANSWERING = 4;

    private final Producer<byte[], byte[]> producer;
    private final ExecutorService answering = Executors.newFixedThreadPool(ANSWERING, KafkaHoldCommands::thread);
    private final Map<String, CompletableFuture<Optional<HoldStep>>> waiting = new ConcurrentHashMap<>();

    /** @param producer is closed with this one */
    KafkaHoldCommands(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "command-answers");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Connects in the background.
     *
     * @param client settings of any Kafka client: bootstrap.servers, security; what concerns writing is set by CommandProducer
     */
    public static KafkaHoldCommands of(Map<String, Object> client) {
        return new KafkaHoldCommands(CommandProducer.of(client));
    }

    @Override
    public CompletionStage<Optional<HoldStep>> send(HoldCommand command, Duration patience) {
        String id = command.getCommandId();
        CompletableFuture<Optional<HoldStep>> answer = new CompletableFuture<>();
        if (waiting.size() >= MOST_WAITING) {
            answer.completeExceptionally(new IOException("Too many commands wait for their answers; try again"));
            return answer;
        }
        CompletableFuture<Optional<HoldStep>> first = waiting.putIfAbsent(id, answer);
        if (first != null) {
            return onThreadsOfTheirOwn(first);
        }
        CompletionStage<Optional<HoldStep>> answered = onThreadsOfTheirOwn(
                answer.completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((step, failure) -> waiting.remove(id, answer)));
        write(command, answer);
        return answered;
    }

    /** The same answer or failure; whatever is made of it is made elsewhere than where it came. */
    private CompletionStage<Optional<HoldStep>> onThreadsOfTheirOwn(CompletableFuture<Optional<HoldStep>> answer) {
        return answer.whenCompleteAsync((step, failure) -> {}, answering);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback takes the result
    private void write(HoldCommand command, CompletableFuture<Optional<HoldStep>> answer) {
        try {
            byte[] key = command.getHoldId().getBytes(StandardCharsets.UTF_8);
            byte[] value = new WireEncoder().encode(command);
            producer.send(new ProducerRecord<>(TopicCatalogue.REVIEWS, key, value), (place, failure) -> {
                if (failure != null) {
                    answer.completeExceptionally(notSent(failure));
                }
            });
        } catch (KafkaException | IllegalArgumentException e) {
            answer.completeExceptionally(notSent(e));
        }
    }

    private static IOException notSent(Exception cause) {
        return new IOException(
                "The log did not confirm the command. Look at the hold, then give the command again", cause);
    }

    /** Takes a step, or a refused command, that the views show now. Never blocks. */
    public void answered(HoldStep step) {
        String id = step.getCommandId();
        if (id != null) {
            CompletableFuture<Optional<HoldStep>> answer = waiting.get(id);
            if (answer != null) {
                answer.complete(Optional.of(step));
            }
        }
    }

    @Override
    public void close() {
        producer.close(CommandProducer.LOG_PATIENCE);
        answering.shutdown();
    }
}
