package org.claimscreener.stack.flink;

import java.io.IOException;
import java.util.Optional;

import org.claimscreener.flow.JobSettings;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.supervision.io.KafkaSupervision;

/** Sends the supervision job to a cluster. Stateless. */
public final class ClusterSupervision {
    private ClusterSupervision() {}

    /**
     * What to run.
     *
     * @param supervision broker and office
     * @param settings of the job, {@link KafkaSupervision#jobSettings}; the state folder is one that all TaskManagers reach,
     *     and no other job's
     * @param startFrom a savepoint or retained checkpoint; none to begin with an empty state, which is for a topic of steps
     *     that is empty too
     */
    public record Request(SupervisionSettings supervision, JobSettings settings, Optional<String> startFrom) {}

    /**
     * As {@link ClusterScreening#submit}.
     *
     * @return the job's id
     * @throws IOException when the checkpoint to start from is damaged or gone, or when the cluster refuses the job
     */
    public static String submit(FlinkCluster cluster, Request request) throws IOException {
        return ClusterJob.submit(
                cluster,
                KafkaSupervision.NAME,
                request.settings(),
                request.startFrom(),
                env -> KafkaSupervision.define(env, request.supervision()));
    }
}
