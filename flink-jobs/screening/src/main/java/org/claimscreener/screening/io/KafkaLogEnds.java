package org.claimscreener.screening.io;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.claimscreener.engine.readback.LogPosition;
import org.claimscreener.screening.readback.DecisionLog;
import org.claimscreener.wire.TopicCatalogue;

/** Places in the topic of decisions, by Kafka's own word. Thread-safe. */
final class KafkaLogEnds implements DecisionLog.Ends {
    /** Append times are brokers' clocks, and those may differ. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

    private final Admin admin;

    KafkaLogEnds(Admin admin) {
        this.admin = admin;
    }

    @Override
    public CompletableFuture<LogPosition> end() {
        return offsets(TopicCatalogue.DECISIONS, OffsetSpec.latest()).thenApply(KafkaLogEnds::position);
    }

    /** A settlement is appended before it is decided: the oldest one's append time bounds all that can answer one. */
    @Override
    public CompletableFuture<LogPosition> floor() {
        return offsets(TopicCatalogue.SETTLEMENTS, OffsetSpec.forTimestamp(0)).thenCompose(oldest -> {
            OptionalLong append = oldest.values().stream()
                    .filter(first -> first.offset() >= 0)
                    .mapToLong(ListOffsetsResultInfo::timestamp)
                    .min();
            return append.isEmpty() ? end() : from(append.getAsLong() - CLOCK_TOLERANCE.toMillis());
        });
    }

    private CompletableFuture<LogPosition> from(long millis) {
        return offsets(TopicCatalogue.DECISIONS, OffsetSpec.forTimestamp(Math.max(0, millis)))
                .thenCombine(end(), (since, end) -> {
                    Map<Integer, Long> offsets = new HashMap<>();
                    since.forEach((partition, first) -> offsets.put(
                            partition.partition(),
                            first.offset() >= 0 ? first.offset() : end.offset(partition.partition())));
                    return LogPosition.of(offsets);
                });
    }

    private CompletableFuture<Map<TopicPartition, ListOffsetsResultInfo>> offsets(String topic, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        KafkaDecisionLog.partitions(topic).forEach(partition -> asked.put(partition, spec));
        return admin.listOffsets(asked).all().toCompletionStage().toCompletableFuture();
    }

    private static LogPosition position(Map<TopicPartition, ListOffsetsResultInfo> ends) {
        Map<Integer, Long> offsets = new HashMap<>();
        ends.forEach((partition, end) -> offsets.put(partition.partition(), end.offset()));
        return LogPosition.of(offsets);
    }

    @Override
    public void close() {
        admin.close(CLOSE_PATIENCE);
    }
}
