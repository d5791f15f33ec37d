package org.claimscreener.consolebench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.claimscreener.console.store.RecordLog;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Source;

/** A log in memory of new holds, each with its bill, decision and a number of steps: what the projection alone can take. */
final class MadeLog implements RecordLog {
    private static final TopicPartition BILLS = new TopicPartition(TopicCatalogue.SETTLEMENTS, 0);
    private static final TopicPartition DECISIONS = new TopicPartition(TopicCatalogue.DECISIONS, 0);
    private static final TopicPartition STEPS = new TopicPartition(TopicCatalogue.HOLDS, 0);
    private static final int RECORDS_A_POLL = 1_000;

    private final Map<TopicPartition, List<byte[]>> records = new HashMap<>();
    private final Map<TopicPartition, Integer> next = new HashMap<>();

    /**
     * Holds of four steps each.
     *
     * @param before holds that were made earlier, so that none is made twice
     */
    MadeLog(int holds, long before) {
        WireEncoder encoder = new WireEncoder();
        for (TopicPartition partition : List.of(BILLS, DECISIONS, STEPS)) {
            records.put(partition, new ArrayList<>());
        }
        Random random = new Random(before);
        List<Drawn> drawn = new ArrayList<>();
        for (int i = 0; i < holds; i++) {
            Drawn hold = Drawn.of("NEW" + (before + i), random);
            drawn.add(hold);
            add(BILLS, encoder.encode(Samples.bill(hold)));
            add(DECISIONS, encoder.encode(Samples.decision(hold, new Source(BILLS.topic(), 0, (long) i))));
        }
        for (int step = 1; step <= Samples.LAST_STEP; step++) {
            for (Drawn hold : drawn) {
                add(STEPS, encoder.encode(Samples.step(hold, step)));
            }
        }
    }

    private List<byte[]> of(TopicPartition partition) {
        return records.getOrDefault(partition, List.of());
    }

    private void add(TopicPartition partition, byte[] value) {
        of(partition).add(value);
    }

    /** How many steps there are. */
    int steps() {
        return of(STEPS).size();
    }

    private static TopicPartition partition(Part part) {
        return switch (part) {
            case CAUSES -> DECISIONS;
            case STEPS -> STEPS;
        };
    }

    @Override
    public void startAt(Map<TopicPartition, Long> places) {
        for (TopicPartition partition : List.of(DECISIONS, STEPS)) {
            next.put(partition, places.getOrDefault(partition, 0L).intValue());
        }
    }

    @Override
    public Polled poll(Part part, Duration patience) {
        TopicPartition partition = partition(part);
        int from = next.getOrDefault(partition, 0);
        int to = Math.min(of(partition).size(), from + RECORDS_A_POLL);
        List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
        for (int offset = from; offset < to; offset++) {
            polled.add(new ConsumerRecord<>(
                    partition.topic(),
                    0,
                    offset,
                    "key".getBytes(StandardCharsets.UTF_8),
                    of(partition).get(offset)));
        }
        next.put(partition, to);
        return new Polled(polled, Map.of(partition, (long) to));
    }

    @Override
    public Map<TopicPartition, Long> ends(Part part) {
        return Map.of(partition(part), (long) of(partition(part)).size());
    }

    @Override
    public Map<Place, byte[]> fetch(Set<Place> places) {
        Map<Place, byte[]> found = new HashMap<>();
        places.forEach(place -> found.put(place, of(BILLS).get((int) place.offset())));
        return found;
    }

    @Override
    public void close() {
        next.clear();
    }
}
