package org.claimscreener.console.store;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;

/** From where each partition is read on. */
final class Offsets {
    private Offsets() {}

    static Map<TopicPartition, Long> read(Handle handle) {
        Map<TopicPartition, Long> next = new HashMap<>();
        handle.createQuery("select topic, partition_no, next_offset from log_offset")
                .map((row, context) -> {
                    next.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
                    return row.getInt(2);
                })
                .list();
        return next;
    }

    /**
     * Moves on, within the transaction of what was read.
     *
     * @param before as they were when the reader last wrote; 0 where it never did
     * @throws Overtaken when somebody else has moved them since: two consoles fill one database
     */
    static void move(Handle handle, Map<TopicPartition, Long> before, Map<TopicPartition, Long> after) {
        after.forEach((partition, next) -> {
            long from = before.getOrDefault(partition, 0L);
            if (from != next && write(handle, partition, from, next) != 1) {
                throw new Overtaken(partition);
            }
        });
    }

    private static int write(Handle handle, TopicPartition partition, long from, long next) {
        return handle.createUpdate("insert into log_offset as l (topic, partition_no, next_offset)"
                        + " select :topic, :partition, :next where :from = 0 or exists (select 1 from log_offset"
                        + " where topic = :topic and partition_no = :partition) on conflict (topic, partition_no)"
                        + " do update set next_offset = excluded.next_offset where l.next_offset = :from")
                .bind("topic", partition.topic())
                .bind("partition", partition.partition())
                .bind("from", from)
                .bind("next", next)
                .execute();
    }

    /** Another console wrote meanwhile; begin again from what it left. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken(TopicPartition partition) {
            super("Another console takes in " + partition + " into the same database; let one run");
        }
    }
}
