package org.claimscreener.console.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.claimscreener.wire.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/**
 * Topics in memory, of several partitions, read in batches whose bounds a seed decides, that fail when told to. The topics
 * are thread-safe; each reader is for one thread.
 */
final class ListLog {
    static final int PARTITIONS = 3;

    private static final Set<String> STEPS = Set.of(
            TopicCatalogue.HOLDS, TopicCatalogue.SUPERVISION, TopicCatalogue.REFERRALS, TopicCatalogue.INSPECTIONS);

    private static final Comparator<TopicPartition> BY_NAME = Comparator.comparing(TopicPartition::toString);

    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> partitions = new TreeMap<>(BY_NAME);
    private final Map<TopicPartition, Long> begins = new HashMap<>();
    private final Random random;

    /** Records until the readers fail once; none = they do not. */
    private int untilFailure = Integer.MAX_VALUE;

    ListLog(long seed) {
        random = new Random(seed);
        for (String topic : List.of(
                TopicCatalogue.SETTLEMENTS,
                TopicCatalogue.DECISIONS,
                TopicCatalogue.STANDING,
                TopicCatalogue.DISCLOSURES,
                TopicCatalogue.TIPS,
                TopicCatalogue.HOLDS,
                TopicCatalogue.SUPERVISION,
                TopicCatalogue.REFERRALS,
                TopicCatalogue.INSPECTIONS)) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                partitions.put(new TopicPartition(topic, partition), new ArrayList<>());
            }
        }
    }

    /** Puts a record at the end of the key's partition. */
    RecordLog.Place append(String topic, String key, byte @Nullable [] value) {
        return append(topic, key, value, ConsumerRecord.NO_TIMESTAMP);
    }

    /** The same, taken in by the log at an instant, in milliseconds. */
    synchronized RecordLog.Place append(String topic, String key, byte @Nullable [] value, long at) {
        TopicPartition partition = new TopicPartition(topic, Math.floorMod(key.hashCode(), PARTITIONS));
        List<ConsumerRecord<byte[], byte[]>> records = all(partition);
        long offset = records.size();
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        records.add(new ConsumerRecord<>(
                topic,
                partition.partition(),
                offset,
                at,
                TimestampType.LOG_APPEND_TIME,
                bytes.length,
                value == null ? 0 : value.length,
                bytes,
                value,
                new RecordHeaders(),
                Optional.empty()));
        return new RecordLog.Place(partition, offset);
    }

    /** As retention does. */
    synchronized void drop(String topic) {
        partitions.forEach((partition, records) -> {
            if (partition.topic().equals(topic)) {
                begins.put(partition, (long) records.size());
            }
        });
    }

    synchronized void failAfter(int records) {
        untilFailure = records;
    }

    private List<ConsumerRecord<byte[], byte[]>> all(TopicPartition partition) {
        return partitions.getOrDefault(partition, List.of());
    }

    /** Of all partitions that are followed and not empty. */
    synchronized Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends = new HashMap<>();
        partitions.forEach((partition, records) -> {
            if (!partition.topic().equals(TopicCatalogue.SETTLEMENTS) && !records.isEmpty()) {
                ends.put(partition, (long) records.size());
            }
        });
        return ends;
    }

    RecordLog reader() {
        return new Reader();
    }

    /** One reader with its places. */
    private final class Reader implements RecordLog {
        private final Map<TopicPartition, Long> next = new TreeMap<>(BY_NAME);

        @Override
        public void startAt(Map<TopicPartition, Long> places) {
            next.clear();
            synchronized (ListLog.this) {
                partitions.keySet().stream()
                        .filter(partition -> !partition.topic().equals(TopicCatalogue.SETTLEMENTS))
                        .forEach(partition -> next.put(
                                partition,
                                Math.max(places.getOrDefault(partition, 0L), begins.getOrDefault(partition, 0L))));
            }
        }

        private boolean isOf(Part part, TopicPartition partition) {
            return STEPS.contains(partition.topic()) == (part == Part.STEPS);
        }

        @Override
        public Polled poll(Part part, Duration patience) {
            synchronized (ListLog.this) {
                List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
                for (Map.Entry<TopicPartition, Long> entry : next.entrySet()) {
                    if (isOf(part, entry.getKey())) {
                        List<ConsumerRecord<byte[], byte[]>> records = all(entry.getKey());
                        int from = entry.getValue().intValue();
                        int to = Math.min(records.size(), from + random.nextInt(20));
                        polled.addAll(records.subList(from, to));
                        entry.setValue((long) to);
                    }
                }
                mayFail(polled.size());
                Map<TopicPartition, Long> places = new HashMap<>(next);
                places.keySet().removeIf(partition -> !isOf(part, partition));
                return new Polled(polled, places);
            }
        }

        private void mayFail(int records) {
            untilFailure -= records;
            if (untilFailure <= 0) {
                untilFailure = Integer.MAX_VALUE;
                throw new TimeoutException("the broker is away, as told");
            }
        }

        @Override
        public Map<TopicPartition, Long> ends(Part part) {
            synchronized (ListLog.this) {
                Map<TopicPartition, Long> ends = new HashMap<>();
                next.keySet().stream()
                        .filter(partition -> isOf(part, partition))
                        .forEach(partition ->
                                ends.put(partition, (long) all(partition).size()));
                return ends;
            }
        }

        @Override
        public Map<Place, byte[]> fetch(Set<Place> places) {
            synchronized (ListLog.this) {
                Map<Place, byte[]> found = new HashMap<>();
                for (Place place : places) {
                    List<ConsumerRecord<byte[], byte[]>> records = all(place.partition());
                    if (place.offset() >= begins.getOrDefault(place.partition(), 0L)
                            && place.offset() < records.size()) {
                        found.put(place, records.get((int) place.offset()).value());
                    }
                }
                return found;
            }
        }

        @Override
        public void close() {
            next.clear();
        }
    }
}
