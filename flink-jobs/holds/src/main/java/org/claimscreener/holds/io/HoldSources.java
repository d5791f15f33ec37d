package org.claimscreener.holds.io;

import java.nio.ByteBuffer;

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
import org.claimscreener.holds.Step;
import org.claimscreener.holds.Types;
import org.claimscreener.holds.record.Arrival;
import org.claimscreener.wire.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/** The topics that the job follows, from the checkpoint that it is restored from, else from their beginning. Stateless. */
public final class HoldSources {
    private HoldSources() {}

    /** Read uncommitted, as everybody does who acts on decisions: the first of a settlement binds from its append. */
    public static DataStream<Arrival> decisions(StreamExecutionEnvironment env, String servers, String group) {
        return env.fromSource(
                        source(servers, group, TopicCatalogue.DECISIONS),
                        WatermarkStrategy.noWatermarks(),
                        Step.DECISIONS.title(),
                        Types.ARRIVAL)
                .uid(Step.DECISIONS.uid());
    }

    /** By one subtask. Read uncommitted too: whoever gives commands does it without transactions. */
    public static DataStream<Arrival> commands(StreamExecutionEnvironment env, String servers, String group) {
        return env.fromSource(
                        source(servers, group, TopicCatalogue.REVIEWS),
                        WatermarkStrategy.noWatermarks(),
                        Step.COMMANDS.title(),
                        Types.ARRIVAL)
                .uid(Step.COMMANDS.uid())
                .setParallelism(1);
    }

    private static KafkaSource<Arrival> source(String servers, String group, String topic) {
        return KafkaSource.<Arrival>builder()
                .setBootstrapServers(servers)
                .setTopics(topic)
                .setGroupId(group)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted")
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
            return Types.ARRIVAL;
        }
    }
}
