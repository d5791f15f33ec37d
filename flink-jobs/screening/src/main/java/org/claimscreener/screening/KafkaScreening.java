package org.claimscreener.screening;

import java.util.Map;
import java.util.Optional;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.screening.intake.WireFormatInput;
import org.claimscreener.screening.io.AnswerLog;
import org.claimscreener.screening.io.KafkaDecisionLog;
import org.claimscreener.screening.io.KafkaPackLog;
import org.claimscreener.screening.io.KafkaStandingLog;
import org.claimscreener.screening.io.SettlementLog;
import org.claimscreener.screening.packs.OrderedPacks;
import org.claimscreener.screening.standing.LoggedStanding;

/** The screening job from Kafka to Kafka, wherever it runs: in this JVM, or sent to a cluster. */
public final class KafkaScreening {
    /** The job's name, its consumer group and the prefix of its transactional ids: two jobs of one name are one. */
    public static final String NAME = "screening";

    private KafkaScreening() {}

    /**
     * Adds the job to the environment, which is to have the {@link JobSettings}.
     *
     * @param bootstrapServers host:port list, as the cluster reaches them
     * @param trustedKeys whose signatures under packs and orders count, {@link
     *     org.claimscreener.engine.approval.TrustedKeys}
     */
    public static void define(StreamExecutionEnvironment env, String bootstrapServers, String trustedKeys) {
        ScreeningJob.define(
                SettlementLog.read(env, bootstrapServers, NAME),
                new WireFormatInput(Map.of()),
                new OrderedPacks(new KafkaPackLog(bootstrapServers), trustedKeys),
                Optional.of(new LoggedStanding(new KafkaStandingLog(bootstrapServers))),
                Optional.of(new KafkaDecisionLog(bootstrapServers)),
                AnswerLog.decisions(bootstrapServers, NAME),
                AnswerLog.deadLetters(bootstrapServers),
                AnswerLog.shadowResults(bootstrapServers));
    }
}
