package org.claimscreener.console.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.claimscreener.console.store.RecordLog.Place;

/** Reads single records by their place, those of several partitions at once. Not thread-safe. */
final class BillReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Without anything in so many polls one after another, the broker is taken to be away. */
    private static final int EMPTY_POLLS = 75;

    private final Consumer<byte[], byte[]> consumer;

    /** @param consumer is closed with this one */
    BillReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** @throws TimeoutException when the broker does not give what it says it has */
    Map<Place, byte[]> fetch(Set<Place> places) {
        Map<TopicPartition, NavigableSet<Long>> wanted = present(places);
        Map<Place, byte[]> found = new HashMap<>();
        consumer.assign(wanted.keySet());
        wanted.forEach((partition, offsets) -> consumer.seek(partition, offsets.first()));
        int empty = 0;
        while (!wanted.isEmpty()) {
            Collection<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
            consumer.poll(POLL).forEach(polled::add);
            empty = polled.isEmpty() ? empty + 1 : 0;
            if (empty > EMPTY_POLLS) {
                throw new TimeoutException("The broker gives no records of " + wanted.keySet());
            }
            take(polled, wanted, found);
            goOn(wanted);
        }
        return found;
    }

    private static void take(
            Collection<ConsumerRecord<byte[], byte[]>> polled,
            Map<TopicPartition, NavigableSet<Long>> wanted,
            Map<Place, byte[]> found) {
        for (ConsumerRecord<byte[], byte[]> message : polled) {
            TopicPartition partition = new TopicPartition(message.topic(), message.partition());
            NavigableSet<Long> offsets = wanted.get(partition);
            if (offsets != null && offsets.contains(message.offset()) && message.value() != null) {
                found.put(new Place(partition, message.offset()), message.value());
            }
        }
    }

    /** Drops what lies behind the reader, and jumps to what is wanted next unless that has been fetched already. */
    private void goOn(Map<TopicPartition, NavigableSet<Long>> wanted) {
        List<TopicPartition> done = new ArrayList<>();
        wanted.forEach((partition, offsets) -> {
            long position = consumer.position(partition);
            offsets.headSet(position).clear();
            if (offsets.isEmpty()) {
                done.add(partition);
            } else if (offsets.first() > position) {
                consumer.seek(partition, offsets.first());
            }
        });
        if (!done.isEmpty()) {
            done.forEach(wanted::remove);
            consumer.assign(wanted.keySet());
        }
    }

    private Map<TopicPartition, NavigableSet<Long>> present(Set<Place> places) {
        Map<TopicPartition, NavigableSet<Long>> wanted =
                new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        for (Place place : places) {
            wanted.computeIfAbsent(place.partition(), any -> new TreeSet<>()).add(place.offset());
        }
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(wanted.keySet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(wanted.keySet());
        wanted.forEach((partition, offsets) -> {
            offsets.headSet(begins.getOrDefault(partition, 0L)).clear();
            offsets.tailSet(ends.getOrDefault(partition, 0L)).clear();
        });
        wanted.values().removeIf(NavigableSet::isEmpty);
        return wanted;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
