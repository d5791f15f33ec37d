package org.claimscreener.screening.io;

import java.nio.charset.StandardCharsets;
import java.util.Properties;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.ProducerSettings;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.wire.KafkaAddress;
import org.claimscreener.wire.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/** The decisions and dead-letter topics as sinks. */
public final class AnswerLog {
    private AnswerLog() {}

    /**
     * Decisions and receipts. Exactly-once for its fencing: a restarted job bars the old attempt's producers. Readers
     * that act read uncommitted and obey the first decision of a settlement id, so the transaction delays nobody.
     *
     * @param transactionalIdPrefix one for each job that runs; the same across its restarts
     */
    public static Sink<Outgoing> decisions(String bootstrapServers, String transactionalIdPrefix) {
        return KafkaSink.<Outgoing>builder()
                .setBootstrapServers(KafkaAddress.servers(bootstrapServers))
                .setKafkaProducerConfig(measured(bootstrapServers))
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(transactionalIdPrefix)
                // Its restart goes through every id of the attempt before and fences it. The other strategy only ends
                // transactions that are open: a hung attempt without one could still begin another.
                .setTransactionNamingStrategy(TransactionNamingStrategy.INCREMENTING)
                .setRecordSerializer(new ToTopic(TopicCatalogue.DECISIONS))
                .build();
    }

    private static Properties measured(String address) {
        Properties producer = ProducerSettings.prompt(address);
        producer.setProperty(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, Acknowledgements.class.getName());
        return producer;
    }

    /** Dead letters, at least once: one too many is looked at twice, one too few is lost. */
    public static Sink<Outgoing> deadLetters(String bootstrapServers) {
        return KafkaSink.<Outgoing>builder()
                .setBootstrapServers(KafkaAddress.servers(bootstrapServers))
                .setKafkaProducerConfig(ProducerSettings.prompt(bootstrapServers))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new ToTopic(TopicCatalogue.DEAD_LETTERS))
                .build();
    }

    /** What shadow packs say: nobody waits for it, so it travels in company. */
    public static Sink<Outgoing> shadowResults(String bootstrapServers) {
        Properties producer = ProducerSettings.prompt(bootstrapServers);
        producer.setProperty(ProducerConfig.LINGER_MS_CONFIG, "100");
        producer.setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return KafkaSink.<Outgoing>builder()
                .setBootstrapServers(KafkaAddress.servers(bootstrapServers))
                .setKafkaProducerConfig(producer)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new ToTopic(TopicCatalogue.SHADOW_RESULTS))
                .build();
    }

    private record ToTopic(String topic) implements KafkaRecordSerializationSchema<Outgoing> {
        @Override
        public @Nullable ProducerRecord<byte[], byte[]> serialize(
                Outgoing outgoing, KafkaSinkContext context, @Nullable Long timestamp) {
            ProducerRecord<byte[], byte[]> produced = new ProducerRecord<>(
                    topic, outgoing.getKey().getBytes(StandardCharsets.UTF_8), Buffers.bytes(outgoing.getBody()));
            Acknowledgements.mark(outgoing, produced.headers());
            return produced;
        }
    }
}
