package org.claimscreener.verifier;

/**
 * Where a record stands.
 *
 * @param topic name of the topic
 * @param partition from 0
 * @param offset from 0
 */
public record Place(String topic, int partition, long offset) {
    /** As people write it: {@code topic-partition@offset}. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
