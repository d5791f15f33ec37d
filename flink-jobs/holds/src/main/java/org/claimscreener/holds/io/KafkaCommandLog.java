package org.claimscreener.holds.io;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.claimscreener.holds.clock.CommandLog;
import org.claimscreener.wire.KafkaAddress;
import org.claimscreener.wire.TopicCatalogue;

/** The topic of commands, by Kafka's own word. */
public record KafkaCommandLog(String bootstrapServers) implements CommandLog {
    private static final long serialVersionUID = 1L;

    /** A broker that does not answer by then is asked again. */
    private static final int ADMIN_MILLIS = 5_000;

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

    @Override
    public Asked open() {
        return new AskedKafka(Admin.create(KafkaAddress.settings(
                bootstrapServers,
                Map.of(
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Integer.toString(ADMIN_MILLIS),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        Integer.toString(ADMIN_MILLIS)))));
    }

    private record AskedKafka(Admin admin) implements Asked {
        @Override
        public CompletableFuture<Map<Integer, Extent>> extents() {
            return offsets(OffsetSpec.earliest(), TopicCatalogue.REVIEWS)
                    .thenCombine(offsets(OffsetSpec.latest(), TopicCatalogue.REVIEWS), AskedKafka::extents);
        }

        @Override
        public CompletableFuture<Long> newestAppendMs() {
            return offsets(OffsetSpec.maxTimestamp(), TopicCatalogue.REVIEWS, TopicCatalogue.DECISIONS)
                    .thenApply(newest -> newest.values().stream()
                            .mapToLong(ListOffsetsResultInfo::timestamp)
                            .max()
                            .orElse(-1));
        }

        private CompletableFuture<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
                OffsetSpec spec, String... topics) {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            for (String topic : topics) {
                int partitions = TopicCatalogue.get(topic).partitions();
                for (int partition = 0; partition < partitions; partition++) {
                    asked.put(new TopicPartition(topic, partition), spec);
                }
            }
            return admin.listOffsets(asked).all().toCompletionStage().toCompletableFuture();
        }

        private static Map<Integer, Extent> extents(
                Map<TopicPartition, ListOffsetsResultInfo> begins, Map<TopicPartition, ListOffsetsResultInfo> ends) {
            Map<Integer, Extent> extents = new HashMap<>();
            ends.forEach((partition, end) -> {
                ListOffsetsResultInfo begin = begins.get(partition);
                long from = begin == null ? 0 : Math.min(begin.offset(), end.offset());
                extents.put(partition.partition(), new Extent(from, end.offset()));
            });
            return extents;
        }

        @Override
        public void close() {
            admin.close(CLOSE_PATIENCE);
        }
    }
}
