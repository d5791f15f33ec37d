package org.claimscreener.network;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.ReversalReceipt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads decisions, receipts and dead letters. One thread, so each partition's records are met in the log's order. No
 * record and no failed poll ends it.
 */
final class AnswerReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** Empty polls in a row after which catching up is given up: half a minute. */
    private static final int MAX_EMPTY_POLLS = 150;

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Submissions submissions;
    private final Tally tally;
    private final long backoffMillis;
    private final WireDecoder answers = WireDecoder.builder()
            .accept(Set.of(MessageType.DECISION, MessageType.REVERSAL_RECEIPT))
            .build();
    private final WireDecoder letters =
            WireDecoder.builder().accept(Set.of(MessageType.DEAD_LETTER)).build();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Threads.daemon(this::read, "network client's reader");

    AnswerReader(Consumer<byte[], byte[]> consumer, Submissions submissions, Tally tally, Duration backoff) {
        this.consumer = consumer;
        this.submissions = submissions;
        this.tally = tally;
        this.backoffMillis = Math.max(1, backoff.toMillis());
    }

    /**
     * Takes its places in the log and reads, in the calling thread, the decisions from an instant to the end. So what
     * is decided already binds before anything is answered, and nothing that is sent afterwards can be answered before
     * these places.
     *
     * @param since by the log's append time
     * @throws IllegalStateException if a topic does not exist
     * @throws KafkaException if Kafka does not say where its topics end, or does not give what is before that
     */
    void catchUp(Instant since) {
        List<TopicPartition> decisions = partitions(TopicCatalogue.DECISIONS);
        List<TopicPartition> all = new ArrayList<>(decisions);
        all.addAll(partitions(TopicCatalogue.DEAD_LETTERS));
        consumer.assign(all);
        // Ends first: what is appended after them is read in any case.
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        ends.forEach(consumer::seek);
        seekSince(decisions, since);
        int emptyPolls = 0;
        while (!reached(ends)) {
            emptyPolls = readOnce(POLL) == 0 ? emptyPolls + 1 : 0;
            if (emptyPolls == MAX_EMPTY_POLLS) {
                throw new KafkaException("Kafka gives no decisions since " + since + ", though there are some. Without"
                        + " them a contradiction could be taken for the first; see to the brokers, and open again");
            }
        }
    }

    /** Leaves those partitions at their end that have nothing since then. */
    private void seekSince(List<TopicPartition> partitions, Instant since) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
        for (Map.Entry<TopicPartition, @Nullable OffsetAndTimestamp> found :
                consumer.offsetsForTimes(times).entrySet()) {
            OffsetAndTimestamp first = found.getValue();
            if (first != null) {
                consumer.seek(found.getKey(), first.offset());
            }
        }
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** By the broker's word and not the catalogue's: a partition that is not read is a decision that is not seen. */
    private List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new IllegalStateException(
                    "Kafka has no topic " + topic + "; create the catalogue's topics, or mend the servers' address");
        }
        return found.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    void start() {
        thread.start();
    }

    private void read() {
        try {
            while (!closed()) {
                readOrPause();
            }
        } finally {
            consumer.close();
        }
    }

    private void readOrPause() {
        try {
            readOnce(POLL);
        } catch (WakeupException e) {
            // Sent by close(), to end a poll that still waits.
        } catch (RuntimeException e) {
            tally.readFailures.increment();
            LOG.error("Reading the answers failed; submissions stay undecided until it works again", e);
            pause();
        }
    }

    private void pause() {
        try {
            if (closing.await(backoffMillis, TimeUnit.MILLISECONDS)) {
                LOG.debug("Closed while reading did not work");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An interrupted thread has no say in what Kafka does next: it ends as if closed. */
    private boolean closed() {
        return closing.getCount() == 0 || thread.isInterrupted();
    }

    /**
     * One poll and all that it brings, in the calling thread, which must be the only one that reads.
     *
     * @return how many records that was
     */
    int readOnce(Duration patience) {
        ConsumerRecords<byte[], byte[]> messages = consumer.poll(patience);
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            WireDecoder decoder = message.topic().equals(TopicCatalogue.DECISIONS) ? answers : letters;
            Decoded decoded = decoder.decode(message.value());
            if (decoded instanceof Decoded.Accepted accepted) {
                enter(accepted.message(), message.value());
            } else if (decoded instanceof Decoded.Rejected rejected) {
                tally.undecodable.increment();
                LOG.warn(
                        "Cannot read {}-{} at {}: {}",
                        message.topic(),
                        message.partition(),
                        message.offset(),
                        rejected.message());
            }
        }
        return messages.count();
    }

    private void enter(SpecificRecord message, byte[] bytes) {
        if (message instanceof Decision decision) {
            submissions.decision(decision, bytes);
        } else if (message instanceof ReversalReceipt receipt) {
            submissions.receipt(receipt);
        } else if (message instanceof DeadLetter letter) {
            submissions.deadLetter(letter);
        }
    }

    /** Ends the thread and waits for it, unless interrupted or called by it. A second call does nothing. */
    @Override
    public void close() {
        closing.countDown();
        if (thread.getState() == Thread.State.NEW) {
            consumer.close();
            return;
        }
        consumer.wakeup();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
