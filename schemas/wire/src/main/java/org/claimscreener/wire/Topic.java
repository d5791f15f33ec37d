package org.claimscreener.wire;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One topic of the catalogue.
 *
 * @param name {@code claims.<dataset>.v<major>}
 * @param exists whether this build creates and uses it; the others are reserved
 * @param messages records that it carries; empty when it carries no Avro records of this module
 * @param key what its records are keyed by, in words
 * @param partitions number of partitions; never changed for a topic in use, since it would move keys
 * @param retentionMillis how long records are kept, in milliseconds; {@link #FOREVER} = without end
 * @param maxMessageBytes largest record batch that the broker takes, in bytes
 * @param writers who writes it
 * @param readers who reads it
 */
public record Topic(
        String name,
        boolean exists,
        Set<MessageType> messages,
        String key,
        int partitions,
        long retentionMillis,
        Cleanup cleanup,
        TimestampType timestampType,
        int maxMessageBytes,
        List<String> writers,
        List<String> readers) {

    /** {@link #retentionMillis} of a topic that keeps everything. */
    public static final long FOREVER = -1;

    /** What the broker does with old records. */
    public enum Cleanup {
        /** Drops segments past their retention. */
        DELETE("delete"),
        /** Keeps the newest record of each key. */
        COMPACT("compact");

        private final String setting;

        Cleanup(String setting) {
            this.setting = setting;
        }
    }

    /** Whose clock a record's time stamp is. */
    public enum TimestampType {
        /** The broker's, at append. */
        LOG_APPEND_TIME("LogAppendTime"),
        /** The producer's. */
        CREATE_TIME("CreateTime");

        private final String setting;

        TimestampType(String setting) {
            this.setting = setting;
        }
    }

    /** Checks the row and freezes the collections. */
    public Topic {
        if (!name.matches("claims\\.[a-z]+(-[a-z]+)*\\.v[1-9]")) {
            throw new IllegalArgumentException("Topic " + name + " is not named claims.<dataset>.v<major>");
        }
        if (partitions < 1 || maxMessageBytes < 1 || retentionMillis < FOREVER || retentionMillis == 0) {
            throw new IllegalArgumentException("Topic " + name + " has a size, retention or number that cannot be");
        }
        messages = Set.copyOf(messages);
        writers = List.copyOf(writers);
        readers = List.copyOf(readers);
    }

    /** The topic's settings under the broker's own names, for whoever creates or checks it. */
    public Map<String, String> brokerSettings() {
        return Map.of(
                "cleanup.policy",
                cleanup.setting,
                "retention.ms",
                Long.toString(retentionMillis),
                "message.timestamp.type",
                timestampType.setting,
                "max.message.bytes",
                Integer.toString(maxMessageBytes));
    }
}
