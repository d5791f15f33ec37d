package org.claimscreener.screening.io;

import java.nio.ByteBuffer;
import java.util.Properties;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimscreener.screening.Step;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.wire.KafkaAddress;
import org.claimscreener.wire.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/** The settlements topic as a source. Bytes are passed on as they are: reading them is the next step's business. */
public final class SettlementLog {
    private SettlementLog() {}

    /**
     * Reads on from the checkpoint that the job is restored from. Without one the job remembers nothing, so it reads from
     * the beginning: the offsets of a group would skip what its state was made of.
     *
     * @param bootstrapServers host:port list
     * @param group consumer group, under which offsets are committed with each checkpoint for people to look at
     */
    public static DataStream<Arrival> read(StreamExecutionEnvironment env, String bootstrapServers, String group) {
        KafkaSource<Arrival> source = KafkaSource.<Arrival>builder()
                .setBootstrapServers(KafkaAddress.servers(bootstrapServers))
                .setProperties(KafkaAddress.properties(bootstrapServers, new Properties()))
                .setTopics(TopicCatalogue.SETTLEMENTS)
                .setGroupId(group)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100")
                .setDeserializer(new Untouched())
                .build();
        // No watermarks: windows are by own time and nothing waits.
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), Step.ARRIVALS.title(), Types.ARRIVAL)
                .uid(Step.ARRIVALS.uid());
    }

    private static final class Untouched implements KafkaRecordDeserializationSchema<Arrival> {
        private static final long serialVersionUID = 1L;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Arrival> out) {
            byte @Nullable [] value = message.value();
            out.collect(new Arrival(
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    message.timestamp(),
                    value == null ? null : ByteBuffer.wrap(value)));
        }

        @Override
        public TypeInformation<Arrival> getProducedType() {
            return Types.ARRIVAL;
        }
    }
}
