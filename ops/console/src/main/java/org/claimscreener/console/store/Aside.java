package org.claimscreener.console.store;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimscreener.wire.Topic;
import org.claimscreener.wire.TopicCatalogue;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what could not be taken in, and says so: by its place in the log, never by what is in it. */
final class Aside {
    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);

    /** Of a partition, and so many are logged; more are counted alone. */
    private static final int MOST_KEPT = 1_000;

    private final ProjectionMetrics metrics;

    Aside(ProjectionMetrics metrics) {
        this.metrics = metrics;
    }

    /** @param why without any content of the record */
    void put(Handle handle, ConsumerRecord<byte[], byte[]> message, Gap gap, String why) {
        metrics.gap(gap);
        if (isKept(handle, message, gap)) {
            LOG.error(
                    "A record could not be taken in, {}: {} partition {} offset {}. {}",
                    gap,
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    why);
        }
    }

    /** A compacted topic may have dropped it by the next rebuild, so the tables do not tell of it. */
    private static boolean isKept(Handle handle, ConsumerRecord<byte[], byte[]> message, Gap gap) {
        return TopicCatalogue.get(message.topic()).cleanup() == Topic.Cleanup.COMPACT || put(handle, message, gap) == 1;
    }

    /** Whatever lies among the tips may name a reporter: its place is kept, and not its content. */
    private static int put(Handle handle, ConsumerRecord<byte[], byte[]> message, Gap gap) {
        return handle.createUpdate("insert into aside (topic, partition_no, record_offset, reason, body)"
                        + " select :topic, :partition, :offset, :reason, :body where (select count(*) from aside"
                        + " where topic = :topic and partition_no = :partition) < :most"
                        + " on conflict do nothing")
                .bind("topic", message.topic())
                .bind("partition", message.partition())
                .bind("offset", message.offset())
                .bind("reason", gap.name())
                .bind("body", message.topic().equals(TopicCatalogue.TIPS) ? null : message.value())
                .bind("most", MOST_KEPT)
                .execute();
    }
}
