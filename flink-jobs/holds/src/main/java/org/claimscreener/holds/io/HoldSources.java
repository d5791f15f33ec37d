package org.claimscreener.holds.io;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.claimscreener.flow.log.LogSource;
import org.claimscreener.flow.log.LogTypes;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.holds.Step;
import org.claimscreener.wire.TopicCatalogue;

/** The topics that the job follows. Stateless. */
public final class HoldSources {
    private HoldSources() {}

    /** Read uncommitted, as everybody does who acts on decisions: the first of a settlement binds from its append. */
    public static DataStream<Arrival> decisions(StreamExecutionEnvironment env, String servers, String group) {
        return env.fromSource(
                        LogSource.uncommitted(servers, group, TopicCatalogue.DECISIONS),
                        WatermarkStrategy.noWatermarks(),
                        Step.DECISIONS.title(),
                        LogTypes.ARRIVAL)
                .uid(Step.DECISIONS.uid());
    }

    /** By one subtask. Read uncommitted too: whoever gives commands does it without transactions. */
    public static DataStream<Arrival> commands(StreamExecutionEnvironment env, String servers, String group) {
        return env.fromSource(
                        LogSource.uncommitted(servers, group, TopicCatalogue.REVIEWS),
                        WatermarkStrategy.noWatermarks(),
                        Step.COMMANDS.title(),
                        LogTypes.ARRIVAL)
                .uid(Step.COMMANDS.uid())
                .setParallelism(1);
    }
}
