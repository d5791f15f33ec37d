package org.claimscreener.flow.log;

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
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.ProducerSettings;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.wire.KafkaAddress;
import org.jspecify.annotations.Nullable;

/** Topics that a job writes. Stateless. */
public final class LogSink {
    private LogSink() {}

    /**
     * Each record once for readers of committed records, who see it at the next checkpoint.
     *
     * @param transactionalIdPrefix one for each job and topic that runs; the same across its restarts
     */
    public static Sink<Outgoing> exactlyOnce(String servers, String transactionalIdPrefix, String topic) {
        return to(servers, topic)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(transactionalIdPrefix)
                // A few ids that are used again. A new one for each checkpoint would be 170,000 a day, each of
                // which the broker remembers for a week.
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .build();
    }

    /** Seen by everybody from its append; after a restart some are written again. */
    public static Sink<Outgoing> atLeastOnce(String servers, String topic) {
        return to(servers, topic)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }

    private static KafkaSinkBuilder<Outgoing> to(String servers, String topic) {
        return KafkaSink.<Outgoing>builder()
                .setBootstrapServers(KafkaAddress.servers(servers))
                .setKafkaProducerConfig(ProducerSettings.prompt(servers))
                .setRecordSerializer(new ToTopic(topic));
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
