package org.claimscreener.stack.flink;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
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
        if (request.startFrom().isPresent()) {
            CheckpointCheck.requireIntact(request.startFrom().get());
        }
        IOException last = new IOException("the cluster has no JobManager");
        for (URI jobManager : cluster.rest().addresses()) {
            try {
                return submit(jobManager, request);
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private static String submit(URI jobManager, Request request) throws IOException {
        Configuration flink = request.settings().toFlink();
        flink.setString("execution.target", "remote");
        flink.setString("execution.attached", "false");
        flink.setString("rest.address", jobManager.getHost());
        flink.setString("rest.port", Integer.toString(jobManager.getPort()));
        request.startFrom().ifPresent(path -> flink.setString("execution.state-recovery.path", path));
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(flink);
        KafkaScreening.define(env, request.bootstrapServers(), request.trustedKeys());
        try {
            return env.executeAsync(KafkaScreening.NAME).getJobID().toHexString();
        } catch (Exception e) { // As Flink declares it.
            throw new IOException("The job was not taken by " + jobManager + ": " + innermost(e), e);
        }
    }

    private static String innermost(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
