package org.claimscreener.screening.io;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.claimscreener.engine.readback.LogPosition;
import org.claimscreener.screening.readback.DecisionLog;
import org.claimscreener.wire.TopicCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic of decisions by a consumer without a group. */
final class KafkaLogReader implements DecisionLog.Reader {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaLogReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PROGRESS = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;

    KafkaLogReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void read(LogPosition from, LogPosition to, DecisionLog.Visitor visitor) {
        List<TopicPartition> open = new ArrayList<>();
        for (TopicPartition partition : KafkaDecisionLog.partitions(TopicCatalogue.DECISIONS)) {
            if (from.offset(partition.partition()) < to.offset(partition.partition())) {
                open.add(partition);
            }
        }
        consumer.assign(open);
        open.forEach(partition -> consumer.seek(partition, from.offset(partition.partition())));
        Progress progress = new Progress(from.recordsTo(to));
        while (!open.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                if (message.offset() < to.offset(message.partition())) {
                    visitor.visit(message.key(), message.value());
                    progress.read();
                }
            }
            // By position and not by records: the last ones of a log may be marks of transactions.
            if (open.removeIf(partition -> consumer.position(partition) >= to.offset(partition.partition()))) {
                consumer.assign(open);
            }
        }
    }

    /** Long readings say how far they are; offsets are also spent on marks of transactions, so it is an estimate. */
    private static final class Progress {
        private final long expected;
        private long read;
        private long toldAtNanos = System.nanoTime();

        private Progress(long expected) {
            this.expected = expected;
        }

        private void read() {
            read++;
            if (System.nanoTime() - toldAtNanos > PROGRESS.toNanos()) {
                toldAtNanos = System.nanoTime();
                LOG.info("Reading decisions back: {} of at most {} records", read, expected);
            }
        }
    }

    @Override
    public void follow(LogPosition from, DecisionLog.Visitor visitor) {
        List<TopicPartition> all = KafkaDecisionLog.partitions(TopicCatalogue.DECISIONS);
        consumer.assign(all);
        all.forEach(partition -> consumer.seek(partition, from.offset(partition.partition())));
        try {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    visitor.visit(message.key(), message.value());
                }
            }
        } catch (WakeupException e) {
            LOG.debug("No longer following the log of decisions", e);
        }
    }

    @Override
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
