package org.claimscreener.supervision.io;

import java.nio.file.Path;
import java.time.Duration;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.flow.log.LogSink;
import org.claimscreener.flow.log.LogSource;
import org.claimscreener.flow.log.LogTypes;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.supervision.Step;
import org.claimscreener.supervision.SupervisionJob;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.supervision.referral.ReferralFlow;
import org.claimscreener.wire.TopicCatalogue;

/** The supervision job from Kafka to Kafka, wherever it runs: in this JVM, or sent to a cluster. */
public final class KafkaSupervision {
    /** The job's name, its consumer group and the prefix of its transactional ids: two jobs of one name are one. */
    public static final String NAME = "supervision";

    /** A step is seen by readers of committed records at the next checkpoint. Standings do not wait for it. */
    public static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

    /** The prefix of the transactional ids for their steps. */
    private static final String REFERRALS = "referrals";

    private KafkaSupervision() {}

    /**
     * How it is run.
     *
     * @param stateFolder one of its own
     */
    public static JobSettings jobSettings(Path stateFolder) {
        return new JobSettings(stateFolder, 1, CHECKPOINT_INTERVAL);
    }

    /** Adds the job to the environment, which is to have {@link #jobSettings}. */
    public static void define(StreamExecutionEnvironment env, SupervisionSettings settings) {
        String servers = settings.bootstrapServers();
        SupervisionJob.define(
                new SupervisionJob.Sources(
                        // Nobody orders in transactions, and an order is to be in force at once.
                        follow(env, LogSource.uncommitted(servers, NAME, TopicCatalogue.DIRECTIVES), Step.DIRECTIVES),
                        follow(env, LogSource.uncommitted(servers, NAME, TopicCatalogue.DECISIONS), Step.DECISIONS),
                        follow(env, LogSource.committed(servers, NAME, TopicCatalogue.HOLDS), Step.HOLDS),
                        follow(env, LogSource.uncommitted(servers, NAME, TopicCatalogue.TIPS), Step.TIPS)),
                settings,
                new SupervisionJob.Sinks(
                        LogSink.atLeastOnce(servers, TopicCatalogue.STANDING),
                        LogSink.exactlyOnce(servers, NAME, TopicCatalogue.SUPERVISION),
                        // None begins with another: ids are looked up by their beginning.
                        LogSink.exactlyOnce(servers, "rewards-of-" + NAME, TopicCatalogue.REWARDS),
                        LogSink.exactlyOnce(servers, "inspections-of-" + NAME, TopicCatalogue.INSPECTIONS),
                        LogSink.atLeastOnce(servers, TopicCatalogue.DEAD_LETTERS)));
        ReferralFlow.define(
                follow(env, LogSource.uncommitted(servers, NAME, TopicCatalogue.REFERRALS), Step.REFERRALS),
                settings,
                LogSink.exactlyOnce(servers, REFERRALS, TopicCatalogue.REFERRALS),
                LogSink.atLeastOnce(servers, TopicCatalogue.DEAD_LETTERS));
    }

    private static DataStream<Arrival> follow(StreamExecutionEnvironment env, KafkaSource<Arrival> source, Step step) {
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), step.title(), LogTypes.ARRIVAL)
                .uid(step.uid());
    }
}
