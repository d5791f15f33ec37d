package org.claimscreener.holds.io;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.ProducerSettings;
import org.claimscreener.holds.record.Outgoing;
import org.claimscreener.wire.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/** The topics that the job writes. Stateless. */
public final class HoldSinks {
    private HoldSinks() {}

    /**
     * Steps, exactly once for readers of committed records.
     *
     * @param transactionalIdPrefix one for each job that runs; the same across its restarts
     */
    public static Sink<Outgoing> steps(String servers, String transactionalIdPrefix) {
        return KafkaSink.<Outgoing>builder()
                .setBootstrapServers(servers)
                .setKafkaProducerConfig(ProducerSettings.prompt())
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(transactionalIdPrefix)
                // A few ids that are used again. A new one for each checkpoint would be 170,000 a day, each of
                // which the broker remembers for a week.
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .setRecordSerializer(new ToTopic(TopicCatalogue.HOLDS))
                .build();
    }

    /** Dead letters, at least once: one too many is looked at twice, one too few is lost. */
    public static Sink<Outgoing> deadLetters(String servers) {
        return KafkaSink.<Outgoing>builder()
                .setBootstrapServers(servers)
                .setKafkaProducerConfig(ProducerSettings.prompt())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new ToTopic(TopicCatalogue.DEAD_LETTERS))
                .build();
    }

    private record ToTopic(String topic)
            implements KafkaRecordSerializationSchema<Outgoing>, KafkaDatasetFacetProvider {
        @Override
        public @Nullable ProducerRecord<byte[], byte[]> serialize(
                Outgoing outgoing, KafkaSinkContext context, @Nullable Long timestamp) {
            // Without the element's time: what the broker then takes is its own.
            return new ProducerRecord<>(
                    topic, outgoing.getKey().getBytes(StandardCharsets.UTF_8), Buffers.bytes(outgoing.getBody()));
        }

        /** Transactions of attempts before are looked for on the topics that a sink names here. */
        @Override
        public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
            return Optional.of(new DefaultKafkaDatasetFacet(
                    DefaultKafkaDatasetIdentifier.ofTopics(List.of(topic)), new Properties()));
        }
    }
}
