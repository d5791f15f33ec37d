package org.claimscreener.console.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics as the projection reads them, forwards from places that it remembers itself. Not thread-safe.
 *
 * <p>All methods throw a {@link org.apache.kafka.common.KafkaException} when the log cannot be reached; what was read
 * before stays valid, and {@link #startAt} begins anew.
 */
public interface RecordLog extends AutoCloseable {
    /** What is read together. */
    enum Part {
        /**
         * Decisions, standings, tips and what is published, uncommitted: whoever obeys decisions takes the first one in the log, as the holds
         * job does.
         */
        CAUSES,
        /** Steps of holds, of subjects and of referrals, and draws; committed ones only. */
        STEPS
    }

    /**
     * What one poll gave.
     *
     * @param records of each partition in its order
     * @param next from where each of the part's partitions is to be read on once the records have been taken in; beyond
     *     the last record where transactions' markers follow it
     */
    record Polled(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next) {
        public Polled {
            records = List.copyOf(records);
            next = Map.copyOf(next);
        }
    }

    /** Reads all partitions of both parts from here on; those that are not named, from their beginning. */
    void startAt(Map<TopicPartition, Long> next);

    /** What comes next, in a bounded number; after {@code patience} nothing. */
    Polled poll(Part part, Duration patience);

    /** Where each partition of a part ends now, for a reader as the part has it. */
    Map<TopicPartition, Long> ends(Part part);

    /** Single records by place; those that the log no longer has, or never had, are missing in the answer. */
    Map<Place, byte[]> fetch(Set<Place> places);

    @Override
    void close();

    /** Where a record lies. */
    record Place(TopicPartition partition, long offset) {}
}
