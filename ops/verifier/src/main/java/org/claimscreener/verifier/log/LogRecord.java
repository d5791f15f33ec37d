package org.claimscreener.verifier.log;

import org.claimscreener.verifier.Place;
import org.jspecify.annotations.Nullable;

/** One record of a topic. Its arrays are not copied: do not write into them. */
public final class LogRecord {
    private final Place place;
    private final long timestamp;
    private final String timestampType;
    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final boolean committed;

    /**
     * @param timestamp in milliseconds since 1970
     * @param timestampType whose clock it is, as Kafka calls it: LogAppendTime or CreateTime
     * @param committed whether a reader of committed records sees it, as far as is known yet
     */
    public LogRecord(
            Place place,
            long timestamp,
            String timestampType,
            byte @Nullable [] key,
            byte @Nullable [] value,
            boolean committed) {
        this.place = place;
        this.timestamp = timestamp;
        this.timestampType = timestampType;
        this.key = key;
        this.value = value;
        this.committed = committed;
    }

    public Place place() {
        return place;
    }

    public long timestamp() {
        return timestamp;
    }

    public String timestampType() {
        return timestampType;
    }

    public byte @Nullable [] key() {
        return key;
    }

    public byte @Nullable [] value() {
        return value;
    }

    public boolean committed() {
        return committed;
    }
}
