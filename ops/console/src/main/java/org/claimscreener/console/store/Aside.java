package org.claimscreener.console.store;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what could not be taken in, and says so: by its place in the log, never by what is in it. */
final class Aside {
    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);

    /** Of a partition; more are counted and logged alone. */
    private static final int MOST_KEPT = 1_000;

    private final ProjectionMetrics metrics;

    Aside(ProjectionMetrics metrics) {
        this.metrics = metrics;
    }

    /** @param why without any content of the record */
    void put(Handle handle, ConsumerRecord<byte[], byte[]> message, Gap gap, String why) {
        metrics.gap(gap);
        LOG.error(
                "A record could not be taken in and is set aside, {}: {} partition {} offset {}. {}",
                gap,
                message.topic(),
                message.partition(),
                message.offset(),
                why);
        handle.createUpdate("insert into aside (topic, partition_no, record_offset, reason, body)"
                        + " select :topic, :partition, :offset, :reason, :body where (select count(*) from aside"
                        + " where topic = :topic and partition_no = :partition) < :most"
                        + " on conflict do nothing")
                .bind("topic", message.topic())
                .bind("partition", message.partition())
                .bind("offset", message.offset())
                .bind("reason", gap.name())
                .bind("body", message.value())
                .bind("most", MOST_KEPT)
                .execute();
    }
}
