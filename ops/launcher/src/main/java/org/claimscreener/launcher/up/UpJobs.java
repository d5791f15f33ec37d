package org.claimscreener.launcher.up;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.claimscreener.flow.JobSettings;
import org.claimscreener.holds.HoldsSettings;
import org.claimscreener.holds.KafkaHolds;
import org.claimscreener.launcher.demo.Stop;
import org.claimscreener.screening.KafkaScreening;
import org.claimscreener.stack.flink.ClusterHolds;
import org.claimscreener.stack.flink.ClusterScreening;
import org.claimscreener.stack.flink.ClusterSupervision;
import org.claimscreener.stack.flink.FlinkCluster;
import org.claimscreener.stack.process.Waiting;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.supervision.io.KafkaSupervision;

/** The three jobs on a cluster, each from where it stood when it ran last. Not thread-safe. */
final class UpJobs {
    static final int SCREENING_PARALLELISM = 2;
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);

    private final FlinkCluster flink;
    private final Path state;
    private final Stop stop;
    private final Consumer<String> say;
    private final List<Job> jobs = new ArrayList<>();

    /** One that the cluster has taken. */
    private record Job(String name, String id, JobSettings settings) {}

    /** Sends a job to the cluster and gives its id. */
    @FunctionalInterface
    private interface Submission {
        String from(Optional<String> point) throws IOException;
    }

    /**
     * @param state folder of all jobs' states, one below it for each
     * @param stop nothing is waited for once it is requested
     * @param say takes lines for people
     */
    UpJobs(FlinkCluster flink, Path state, Stop stop, Consumer<String> say) {
        this.flink = flink;
        this.state = state;
        this.stop = stop;
        this.say = say;
    }

    /**
     * Submits all three and returns when they run.
     *
     * @param trustedKeys whose signatures under packs and orders count
     * @throws IOException when one is not taken, does not run in time, or cannot go on from where it stood
     */
    void start(String bootstrapServers, String trustedKeys) throws IOException {
        JobSettings screening =
                new JobSettings(state.resolve(KafkaScreening.NAME), SCREENING_PARALLELISM, CHECKPOINT_INTERVAL);
        submit(
                KafkaScreening.NAME,
                screening,
                point -> ClusterScreening.submit(
                        flink, new ClusterScreening.Request(bootstrapServers, trustedKeys, screening, point)));
        JobSettings holds = KafkaHolds.jobSettings(state.resolve(KafkaHolds.NAME));
        submit(
                KafkaHolds.NAME,
                holds,
                point -> ClusterHolds.submit(
                        flink, new ClusterHolds.Request(HoldsSettings.standard(bootstrapServers), holds, point)));
        JobSettings supervision = KafkaSupervision.jobSettings(state.resolve(KafkaSupervision.NAME));
        submit(
                KafkaSupervision.NAME,
                supervision,
                point -> ClusterSupervision.submit(
                        flink,
                        new ClusterSupervision.Request(
                                SupervisionSettings.standard(bootstrapServers), supervision, point)));
        awaitRunning();
    }

    private void submit(String name, JobSettings settings, Submission submission) throws IOException {
        Optional<String> point = ResumePoint.in(settings.stateFolder());
        say.accept("job " + name + point.map(place -> " goes on from " + place).orElse(" begins"));
        jobs.add(new Job(name, submission.from(point), settings));
    }

    /**
     * Returns when every subtask of every job runs, or the end is asked for.
     *
     * @throws IOException naming the job that does not, and why it failed last
     */
    void awaitRunning() throws IOException {
        for (Job job : jobs) {
            if (!Waiting.until(() -> flink.rest().runs(job.id()) || stop.requested(), START_PATIENCE)) {
                throw new IOException("the job " + job.name() + " does not run after " + START_PATIENCE.toSeconds()
                        + " s: " + flink.rest().lastFailure(job.id()));
            }
        }
    }

    /** Jobs of which every subtask runs now. */
    long running() {
        return jobs.stream().filter(job -> flink.rest().runs(job.id())).count();
    }

    int size() {
        return jobs.size();
    }

    /**
     * Ends the jobs with a savepoint each, the one whose answers the others read first.
     *
     * @throws IOException when one could not take it; the others were ended all the same, and it goes on from its last
     *     checkpoint the next time
     */
    void stopWithSavepoints() throws IOException {
        IOException failure = null;
        for (Job job : jobs) {
            try {
                String place =
                        flink.rest().stopWithSavepoint(job.id(), job.settings().savepointFolder());
                say.accept("job " + job.name() + " ended, at " + place);
            } catch (IOException e) {
                failure = new IOException(
                        "the job " + job.name() + " took no savepoint and will go on from its last checkpoint: "
                                + e.getMessage(),
                        failure == null ? e : failure);
            }
        }
        jobs.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
