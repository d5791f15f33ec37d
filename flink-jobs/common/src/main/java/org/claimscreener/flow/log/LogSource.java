package org.claimscreener.flow.log;

import java.nio.ByteBuffer;
import java.util.Properties;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.wire.KafkaAddress;
import org.jspecify.annotations.Nullable;

/** Topics that a job follows, from the checkpoint that it is restored from, else from their beginning. Stateless. */
public final class LogSource {
    private LogSource() {}

    /**
     * Whatever is appended, at once: for who acts on decisions, of which the first binds from its append, and for topics on
     * which nobody writes in transactions.
     */
    public static KafkaSource<Arrival> uncommitted(String servers, String group, String topic) {
        return source(servers, group, topic, "read_uncommitted");
    }

    /** What its writers committed, each record once. */
    public static KafkaSource<Arrival> committed(String servers, String group, String topic) {
        return source(servers, group, topic, "read_committed");
    }

    private static KafkaSource<Arrival> source(String servers, String group, String topic, String isolation) {
        return KafkaSource.<Arrival>builder()
                .setBootstrapServers(KafkaAddress.servers(servers))
                .setProperties(KafkaAddress.properties(servers, new Properties()))
                .setTopics(topic)
                .setGroupId(group)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation)
                .setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100")
                .setDeserializer(new Untouched())
                .build();
    }

    private static final class Untouched implements KafkaRecordDeserializationSchema<Arrival> {
        private static final long serialVersionUID = 1L;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Arrival> out) {
            out.collect(new Arrival(
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    message.timestamp(),
                    wrapped(message.key()),
                    wrapped(message.value())));
        }

        private static @Nullable ByteBuffer wrapped(byte @Nullable [] bytes) {
            return bytes == null ? null : ByteBuffer.wrap(bytes);
        }

        @Override
        public TypeInformation<Arrival> getProducedType() {
            return LogTypes.ARRIVAL;
        }
    }
}
