package org.claimscreener.load.workload;

import java.util.Locale;

/** What can be measured. */
public enum SystemKind {
    /** Plain produce and consume: what the broker alone costs. */
    KAFKA("Kafka alone: what is sent is read"),
    /** A Flink job that passes on what it reads. */
    IDENTITY("Flink, passing on"),
    /** A Flink job whose two keyed operators read and write one value each. */
    PIPE("Flink, two keyed RocksDB hops"),
    /** The screening job with all packs. */
    SCREENER("the screener, all packs"),
    /** The same engine and packs in Kafka Streams, at least once. */
    STREAMS("Kafka Streams, the same engine"),
    /** One long-lived Drools session that holds all events. */
    SESSION("one long-lived Drools session");

    private final String title;

    SystemKind(String title) {
        this.title = title;
    }

    /** For tables. */
    public String title() {
        return title;
    }

    /** Its name in workloads and results. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it has a past that makes a difference. */
    public boolean remembers() {
        return this == SCREENER || this == STREAMS || this == SESSION;
    }

    /** Whether it is a Flink job of one process that this harness starts. */
    public boolean isFlinkJob() {
        return this == IDENTITY || this == PIPE || this == SCREENER;
    }
}
