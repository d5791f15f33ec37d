package org.claimscreener.stack.flink;

import java.io.IOException;
import java.util.Optional;

import org.claimscreener.flow.JobSettings;
import org.claimscreener.screening.KafkaScreening;

/** Sends the screening job to a cluster. Stateless. */
public final class ClusterScreening {
    private ClusterScreening() {}

    /**
     * What to run.
     *
     * @param bootstrapServers of Kafka
     * @param trustedKeys whose signatures under packs and orders count
     * @param settings of the job; the state folder is one that all TaskManagers reach
     * @param startFrom a savepoint or retained checkpoint; none to begin with an empty state
     */
    public record Request(
            String bootstrapServers, String trustedKeys, JobSettings settings, Optional<String> startFrom) {}

    /**
     * Submits the job and returns when the cluster has taken it; the tasks start after that.
     *
     * @return the job's id
     * @throws IOException when the checkpoint to start from is damaged or gone, which {@link CheckpointCheck} finds before
     *     the cluster hears of it, or when the cluster refuses the job
     */
    public static String submit(FlinkCluster cluster, Request request) throws IOException {
        return ClusterJob.submit(
                cluster,
                KafkaScreening.NAME,
                request.settings(),
                request.startFrom(),
                env -> KafkaScreening.define(env, request.bootstrapServers(), request.trustedKeys()));
    }
}
