package org.claimscreener.stack.access;

import java.util.HashMap;
import java.util.Map;

import org.claimscreener.wire.Topic;

/**
 * Settings of topics: the catalogue's, and how many brokers there are.
 *
 * @param replicas copies of each partition, from 1
 */
public record Settings(short replicas) {
    static final String MIN_ISR = "min.insync.replicas";

    public Settings {
        if (replicas < 1) {
            throw new IllegalArgumentException("replicas are " + replicas + ", expected 1 or more");
        }
    }

    /** All but one are to have a write before it counts, so that it outlives the loss of one more, and one may be away. */
    int minInSync() {
        return Math.max(1, replicas - 1);
    }

    /** Under the broker's own names. */
    Map<String, String> of(Topic topic) {
        Map<String, String> all = new HashMap<>(topic.brokerSettings());
        all.put(MIN_ISR, Integer.toString(minInSync()));
        return all;
    }
}
