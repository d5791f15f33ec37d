package org.claimscreener.load.sut;

import java.nio.ByteBuffer;
import java.util.Objects;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.claimscreener.load.material.FirstText;
import org.claimscreener.screening.KafkaScreening;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.io.AnswerLog;
import org.claimscreener.screening.io.SettlementLog;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.screening.record.Outcome;
import org.claimscreener.screening.record.Outgoing;
import org.jspecify.annotations.Nullable;

/**
 * What any Flink job between these topics costs that promises the same: source and sink are the screening job's own. Answers
 * are the settlements themselves.
 */
final class FloorJob {
    private static final int INSTITUTIONS = 2_000;
    private static final int PATIENTS = 100_000;

    /** About what the screener writes of a settlement. */
    private static final int VALUE_BYTES = 256;

    private FloorJob() {}

    /** Adds the job.
     *
     * @param hops whether two keyed operators stand between, each of which reads and writes a value
     */
    static void define(StreamExecutionEnvironment env, String bootstrapServers, boolean hops) {
        DataStream<Outgoing> answers = SettlementLog.read(env, bootstrapServers, KafkaScreening.NAME)
                .map(new PassOn())
                .returns(Types.OUTGOING)
                .uid("pass-on")
                .name("pass on");
        if (hops) {
            answers = hop(hop(answers, "institution", INSTITUTIONS), "patient", PATIENTS);
        }
        answers.sinkTo(AnswerLog.decisions(bootstrapServers, KafkaScreening.NAME))
                .uid("answers")
                .name("answers");
    }

    private static DataStream<Outgoing> hop(DataStream<Outgoing> stream, String name, int keys) {
        return stream.keyBy(new Spread(name, keys))
                .map(new ReadAndWrite())
                .returns(Types.OUTGOING)
                .uid(name)
                .name(name);
    }

    private static final class PassOn implements MapFunction<Arrival, Outgoing> {
        private static final long serialVersionUID = 1L;

        private transient @Nullable FirstText first;

        @Override
        public Outgoing map(Arrival arrival) {
            if (first == null) {
                first = new FirstText();
            }
            ByteBuffer body = arrival.getPayload();
            byte[] bytes = new byte[body.remaining()];
            body.duplicate().get(bytes);
            return new Outgoing(
                    Outcome.DECISION, "", false, first.of(bytes), arrival.getReceivedAtMs(), ByteBuffer.wrap(bytes));
        }
    }

    /** As many keys as there are institutions or patients, by the settlement's id. */
    private record Spread(String name, int keys) implements KeySelector<Outgoing, String> {
        @Override
        public String getKey(Outgoing outgoing) {
            return name + Math.floorMod(outgoing.getKey().hashCode() * 0x9E3779B9, keys);
        }
    }

    private static final class ReadAndWrite extends RichMapFunction<Outgoing, Outgoing> {
        private static final long serialVersionUID = 1L;

        private transient @Nullable ValueState<byte[]> state;

        @Override
        public void open(OpenContext context) {
            state = getRuntimeContext()
                    .getState(
                            new ValueStateDescriptor<>("value", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        }

        @Override
        public Outgoing map(Outgoing outgoing) throws Exception {
            ValueState<byte[]> value = Objects.requireNonNull(state);
            byte[] before = value.value();
            byte[] after = before == null ? new byte[VALUE_BYTES] : before.clone();
            after[0]++;
            value.update(after);
            return outgoing;
        }
    }
}
