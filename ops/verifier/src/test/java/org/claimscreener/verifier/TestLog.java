package org.claimscreener.verifier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.verifier.log.LogSink;
import org.claimscreener.verifier.log.LogSource;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.ReversalReceipt;
import org.jspecify.annotations.Nullable;

/** The topics in memory, two partitions each. Whatever is appended comes a second after what was before. */
final class TestLog implements LogSource {
    static final int PARTITIONS = 2;

    private static final List<String> ORDER = List.of(
            TopicCatalogue.RULE_PACKS,
            TopicCatalogue.RULE_PACK_STATUS,
            TopicCatalogue.SETTLEMENTS,
            TopicCatalogue.DEAD_LETTERS,
            TopicCatalogue.DECISIONS,
            TopicCatalogue.HOLDS,
            TopicCatalogue.AUDIT);

    private final Map<String, List<Row>> rows = new TreeMap<>();
    private final Map<String, Long> begins = new HashMap<>();
    private final Map<Row, Boolean> delivered = new HashMap<>();
    private Instant now = Documents.BEGINNING;
    private @Nullable Instant endsNotedAt;
    private boolean begun;

    /** The row that was appended. */
    Row append(String topic, int partition, String key, byte @Nullable [] value) {
        List<Row> part = part(topic, partition);
        long begin = begins.getOrDefault(name(topic, partition), 0L);
        long offset = part.isEmpty() ? begin : part.get(part.size() - 1).place.offset() + 1;
        now = now.plusSeconds(1);
        Row row = new Row(new Place(topic, partition, offset), now.toEpochMilli(), key, value);
        part.add(row);
        return row;
    }

    Row append(String topic, int partition, String key, SpecificRecord message) {
        return append(topic, partition, key, new WireEncoder().encode(message));
    }

    static int partition(String patient) {
        return Math.floorMod(patient.hashCode(), PARTITIONS);
    }

    /** Time passes without anything being appended. */
    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    /** The next reader begins at the beginning. */
    void rewind() {
        begun = false;
        delivered.clear();
    }

    void noteEndsAt(Instant instant) {
        endsNotedAt = instant;
    }

    /** What lies before the offset was deleted. */
    void beginAt(String topic, int partition, long offset) {
        begins.put(name(topic, partition), offset);
        part(topic, partition).removeIf(row -> row.place.offset() < offset);
    }

    void remove(Row row) {
        part(row.place.topic(), row.place.partition()).remove(row);
    }

    /** Each stands where the other stood. */
    static void swap(Row one, Row other) {
        byte[] value = one.value;
        byte[] key = one.key;
        one.value = other.value;
        one.key = other.key;
        other.value = value;
        other.key = key;
    }

    List<Row> all(String topic) {
        List<Row> all = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            all.addAll(part(topic, partition));
        }
        return all;
    }

    List<Row> decisions(String settlementId) {
        return all(TopicCatalogue.DECISIONS).stream()
                .filter(row -> isDecision(row, settlementId))
                .toList();
    }

    Row decision(String settlementId) {
        return decisions(settlementId).get(0);
    }

    Row receipt(String reversalId) {
        return all(TopicCatalogue.DECISIONS).stream()
                .filter(row -> !isDecision(row)
                        && row.as(ReversalReceipt.class).getReversalId().equals(reversalId))
                .findFirst()
                .orElseThrow();
    }

    List<Row> letters(String settlementId) {
        return all(TopicCatalogue.DEAD_LETTERS).stream()
                .filter(row -> settlementId.equals(row.as(DeadLetter.class).getSettlementId()))
                .toList();
    }

    static boolean isDecision(Row row) {
        return org.claimscreener.wire.WireDecoder.create().decode(row.value)
                        instanceof org.claimscreener.wire.Decoded.Accepted accepted
                && accepted.message() instanceof Decision;
    }

    private static boolean isDecision(Row row, String settlementId) {
        return isDecision(row) && row.as(Decision.class).getSettlementId().equals(settlementId);
    }

    private List<Row> part(String topic, int partition) {
        return rows.computeIfAbsent(name(topic, partition), name -> new ArrayList<>());
    }

    private static String name(String topic, int partition) {
        return topic + "-" + partition;
    }

    @Override
    public Instant readOn(LogSink sink, Progress progress) throws VerifyFailure {
        if (!begun) {
            begun = true;
            for (String topic : ORDER) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    sink.begins(topic, partition, begins.getOrDefault(name(topic, partition), 0L));
                }
            }
        }
        for (Row row : all(TopicCatalogue.DECISIONS)) {
            if (Boolean.FALSE.equals(delivered.get(row)) && row.committed) {
                sink.committed(row.place.topic(), row.place.partition(), row.place.offset());
                delivered.put(row, true);
            }
        }
        for (String topic : ORDER) {
            for (Row row : all(topic)) {
                if (delivered.putIfAbsent(row, row.committed) == null) {
                    sink.take(row.asRead());
                }
            }
        }
        return endsNotedAt == null ? Instant.EPOCH : endsNotedAt;
    }

    @Override
    public void close() {}
}
