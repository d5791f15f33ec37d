package org.claimscreener.stack.flink;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.claimscreener.flow.JobSettings;

/** Sends a job to a cluster. Stateless. */
final class ClusterJob {
    private ClusterJob() {}

    /**
     * Submits the job and returns when the cluster has taken it; the tasks start after that.
     *
     * @param startFrom a savepoint or retained checkpoint; none to begin with an empty state
     * @param definition adds the job to its environment
     * @return the job's id
     * @throws IOException when the checkpoint to start from is damaged or gone, which {@link CheckpointCheck} finds before
     *     the cluster hears of it, or when the cluster refuses the job
     */
    static String submit(
            FlinkCluster cluster,
            String name,
            JobSettings settings,
            Optional<String> startFrom,
            Consumer<StreamExecutionEnvironment> definition)
            throws IOException {
        if (startFrom.isPresent()) {
            CheckpointCheck.requireIntact(startFrom.get());
        }
        IOException last = new IOException("the cluster has no JobManager");
        for (URI jobManager : cluster.rest().addresses()) {
            Configuration flink = remote(settings, jobManager);
            cluster.security().forEach(flink::setString);
            startFrom.ifPresent(path -> flink.setString("execution.state-recovery.path", path));
            try {
                return submit(new StreamExecutionEnvironment(flink), name, jobManager, definition);
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private static Configuration remote(JobSettings settings, URI jobManager) {
        Configuration flink = settings.toFlink();
        flink.setString("execution.target", "remote");
        flink.setString("execution.attached", "false");
        flink.setString("rest.address", jobManager.getHost());
        flink.setString("rest.port", Integer.toString(jobManager.getPort()));
        return flink;
    }

    private static String submit(
            StreamExecutionEnvironment env,
            String name,
            URI jobManager,
            Consumer<StreamExecutionEnvironment> definition)
            throws IOException {
        definition.accept(env);
        try {
            return env.executeAsync(name).getJobID().toHexString();
        } catch (Exception e) { // As Flink declares it.
            throw new IOException("The job " + name + " was not taken by " + jobManager + ": " + innermost(e), e);
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
