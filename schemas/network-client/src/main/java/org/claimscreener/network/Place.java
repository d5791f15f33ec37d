package org.claimscreener.network;

import org.claimscreener.wire.record.Source;

/** Where a message stands in the log. */
record Place(String topic, int partition, long offset) {
    static Place of(Source source) {
        return new Place(source.getTopic(), source.getPartition(), source.getOffset());
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
