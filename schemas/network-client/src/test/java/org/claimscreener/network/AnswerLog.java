package org.claimscreener.network;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.claimscreener.wire.TopicCatalogue;

/** The two topics that the client reads, one partition each, and the consumer that reads them. */
final class AnswerLog {
    static final TopicPartition DECISIONS = new TopicPartition(TopicCatalogue.DECISIONS, 0);
    static final TopicPartition LETTERS = new TopicPartition(TopicCatalogue.DEAD_LETTERS, 0);

    /** Kafka's own double does not look up times. */
    private static final class Reader extends MockConsumer<byte[], byte[]> {
        private final Map<TopicPartition, OffsetAndTimestamp> firstSince = new HashMap<>();
        private Optional<Instant> asked = Optional.empty();

        private Reader() {
            super("earliest");
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
            Map<TopicPartition, OffsetAndTimestamp> found = new LinkedHashMap<>();
            times.forEach((partition, millis) -> {
                asked = Optional.of(Instant.ofEpochMilli(millis));
                found.put(partition, firstSince.get(partition));
            });
            return found;
        }
    }

    private final Reader consumer = new Reader();
    private final Map<TopicPartition, Long> ends = new HashMap<>(Map.of(DECISIONS, 0L, LETTERS, 0L));

    AnswerLog() {
        for (TopicPartition partition : List.of(DECISIONS, LETTERS)) {
            Node[] none = {};
            consumer.updatePartitions(
                    partition.topic(),
                    List.of(new PartitionInfo(partition.topic(), partition.partition(), Node.noNode(), none, none)));
        }
        consumer.updateBeginningOffsets(Map.of(DECISIONS, 0L, LETTERS, 0L));
        consumer.updateEndOffsets(ends);
    }

    MockConsumer<byte[], byte[]> consumer() {
        return consumer;
    }

    /** What stands in the log before the client starts, all of it within the look-back. */
    void holds(List<byte[]> decisions) {
        consumer.firstSince.put(DECISIONS, new OffsetAndTimestamp(0, Samples.NOW.toEpochMilli()));
        ends.put(DECISIONS, (long) decisions.size());
        consumer.updateEndOffsets(ends);
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < decisions.size(); offset++) {
                consumer.addRecord(record(DECISIONS, offset, decisions.get(offset)));
            }
        });
    }

    /** There are decisions within the look-back, and Kafka does not give them. */
    void withholds(int decisions) {
        consumer.firstSince.put(DECISIONS, new OffsetAndTimestamp(0, Samples.NOW.toEpochMilli()));
        ends.put(DECISIONS, (long) decisions);
        consumer.updateEndOffsets(ends);
    }

    /** The instant that the look-back began at. */
    Optional<Instant> askedSince() {
        return consumer.asked;
    }

    /** Appends to the log that a client reads already. */
    void append(TopicPartition partition, SpecificRecord message) {
        append(partition, Samples.bytes(message));
    }

    void append(TopicPartition partition, byte[] message) {
        long offset = ends.merge(partition, 1L, Long::sum) - 1;
        consumer.addRecord(record(partition, offset, message));
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, byte[] message) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, new byte[0], message);
    }
}
