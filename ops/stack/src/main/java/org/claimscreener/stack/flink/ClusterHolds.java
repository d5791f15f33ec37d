package org.claimscreener.stack.flink;

import java.io.IOException;
import java.util.Optional;

import org.claimscreener.flow.JobSettings;
import org.claimscreener.holds.HoldsSettings;
import org.claimscreener.holds.KafkaHolds;

/** Sends the holds job to a cluster. Stateless. */
public final class ClusterHolds {
    private ClusterHolds() {}

    /**
     * What to run.
     *
     * @param holds broker, policy and calendar
     * @param settings of the job, {@link KafkaHolds#jobSettings}; the state folder is one that all TaskManagers reach, and no
     *     other job's
     * @param startFrom a savepoint or retained checkpoint; none to begin with an empty state, which is for a topic of holds
     *     that is empty too
     */
    public record Request(HoldsSettings holds, JobSettings settings, Optional<String> startFrom) {}

    /**
     * As {@link ClusterScreening#submit}.
     *
     * @return the job's id
     * @throws IOException when the checkpoint to start from is damaged or gone, or when the cluster refuses the job
     */
    public static String submit(FlinkCluster cluster, Request request) throws IOException {
        return ClusterJob.submit(
                cluster,
                KafkaHolds.NAME,
                request.settings(),
                request.startFrom(),
                env -> KafkaHolds.define(env, request.holds()));
    }
}
