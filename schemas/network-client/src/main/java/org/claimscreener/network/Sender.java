package org.claimscreener.network;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.claimscreener.wire.TopicCatalogue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends submissions until Kafka acknowledges them or nobody waits for them any more. A patient's next message is sent
 * only when the one before it is done with, so that failures do not turn the patient's order round; patients do not wait
 * for each other. Thread-safe.
 */
final class Sender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final Submissions submissions;
    private final DeadlineTimer timer;
    private final ExecutorService executor;
    private final Duration backoff;
    private final Tally tally;

    /** By patient; the first of each is in hand. Bounded as the submissions are. */
    private final Map<String, Deque<Submission>> lanes = new HashMap<>();

    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile boolean closed;

    Sender(
            Producer<byte[], byte[]> producer,
            Submissions submissions,
            DeadlineTimer timer,
            ExecutorService executor,
            Duration backoff,
            Tally tally) {
        this.producer = producer;
        this.submissions = submissions;
        this.timer = timer;
        this.executor = executor;
        this.backoff = backoff;
        this.tally = tally;
    }

    /** Sends it after what was sent for its patient before. Does not block. */
    void send(Submission submission) {
        synchronized (lanes) {
            Deque<Submission> lane = lanes.computeIfAbsent(submission.patientId, id -> new ArrayDeque<>(1));
            lane.addLast(submission);
            if (lane.size() > 1) {
                return;
            }
        }
        dispatch(submission);
    }

    private void dispatch(Submission submission) {
        executor.execute(() -> attempt(submission));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback hears of failures.
    private void attempt(Submission submission) {
        byte[] payload = closed ? null : submissions.claim(submission);
        if (payload == null) {
            next(submission);
            return;
        }
        byte[] key = submission.patientId.getBytes(StandardCharsets.UTF_8);
        try {
            producer.send(
                    new ProducerRecord<>(TopicCatalogue.SETTLEMENTS, key, payload),
                    (metadata, failure) -> outcome(submission, metadata, failure));
        } catch (RuntimeException e) {
            failed(submission, e.toString());
        }
    }

    private void outcome(Submission submission, @Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            failed(submission, failure.toString());
            return;
        }
        if (metadata == null || !metadata.hasOffset()) {
            // A duplicate within Kafka. Without its place a dead letter could not be told to be about it; once more is
            // harmless.
            failed(submission, "Kafka did not say where the message stands");
            return;
        }
        if (failing.getAndSet(false)) {
            LOG.info("Sending works again");
        }
        submissions.acknowledged(submission, new Place(metadata.topic(), metadata.partition(), metadata.offset()));
        next(submission);
    }

    private void failed(Submission submission, String failure) {
        tally.sendFailures.increment();
        submissions.sendFailed(submission, failure);
        if (!failing.getAndSet(true)) {
            LOG.warn("Sending fails and is tried again until each deadline; told once until it works: {}", failure);
        }
        timer.after(backoff, () -> dispatch(submission));
    }

    private void next(Submission done) {
        Submission head;
        synchronized (lanes) {
            Deque<Submission> lane = lanes.get(done.patientId);
            if (lane == null) {
                return;
            }
            lane.removeFirst();
            head = lane.peekFirst();
            if (head == null) {
                lanes.remove(done.patientId);
            }
        }
        if (head != null) {
            dispatch(head);
        }
    }

    /** Starts no more sends, and gives those under way a while to reach the log. A second call does nothing. */
    @Override
    public void close() {
        closed = true;
        executor.shutdown();
        producer.close(CLOSE_PATIENCE);
    }
}
