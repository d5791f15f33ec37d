package org.claimscreener.holds;

import java.nio.file.Path;
import java.time.Duration;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.flow.log.LogSink;
import org.claimscreener.holds.io.HoldSources;
import org.claimscreener.holds.io.KafkaCommandLog;
import org.claimscreener.wire.TopicCatalogue;

/** The holds job from Kafka to Kafka, wherever it runs: in this JVM, or sent to a cluster. */
public final class KafkaHolds {
    /** The job's name, its consumer group and the prefix of its transactional ids: two jobs of one name are one. */
    public static final String NAME = "holds";

    /** A step is seen by readers of committed records at the next checkpoint, and people watch. */
    public static final Duration CHECKPOINT_INTERVAL = Duration.ofMillis(500);

    private KafkaHolds() {}

    /**
     * How it is run.
     *
     * @param stateFolder one of its own
     */
    public static JobSettings jobSettings(Path stateFolder) {
        return new JobSettings(stateFolder, 1, CHECKPOINT_INTERVAL);
    }

    /** Adds the job to the environment, which is to have {@link #jobSettings}. */
    public static void define(StreamExecutionEnvironment env, HoldsSettings settings) {
        String servers = settings.bootstrapServers();
        HoldsJob.define(
                HoldSources.decisions(env, servers, NAME),
                HoldSources.commands(env, servers, NAME),
                new KafkaCommandLog(servers),
                settings,
                LogSink.exactlyOnce(servers, NAME, TopicCatalogue.HOLDS),
                // One too many is looked at twice, one too few is lost.
                LogSink.atLeastOnce(servers, TopicCatalogue.DEAD_LETTERS));
    }
}
