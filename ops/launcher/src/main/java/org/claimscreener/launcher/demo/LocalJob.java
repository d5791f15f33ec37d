package org.claimscreener.launcher.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.holds.HoldsSettings;
import org.claimscreener.holds.KafkaHolds;
import org.claimscreener.screening.KafkaScreening;
import org.claimscreener.screening.LocalCluster;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.supervision.io.KafkaSupervision;

/** A job on a Flink cluster of its own inside this JVM, reading and writing Kafka. Thread-safe. */
public final class LocalJob implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final JobClient job;
    private final CompletableFuture<JobExecutionResult> end;

    private LocalJob(JobClient job) {
        this.job = job;
        this.end = job.getJobExecutionResult();
    }

    /**
     * Submits the screening job; it answers once what is in force by the log of orders is compiled, some seconds later.
     *
     * @param trustedKeys whose signatures under packs and orders count
     * @param stateFolder for RocksDB and checkpoints
     * @throws Exception as Flink reports it, when the job cannot be submitted
     */
    public static LocalJob screening(String bootstrapServers, String trustedKeys, Path stateFolder) throws Exception {
        return screening(bootstrapServers, trustedKeys, JobSettings.unbounded(stateFolder));
    }

    /** The same, with other settings. */
    public static LocalJob screening(String bootstrapServers, String trustedKeys, JobSettings settings)
            throws Exception {
        return submit(settings, KafkaScreening.NAME, env -> KafkaScreening.define(env, bootstrapServers, trustedKeys));
    }

    /**
     * Submits the holds job.
     *
     * @param stateFolder for RocksDB and checkpoints, one of its own
     * @throws Exception as Flink reports it, when the job cannot be submitted
     */
    public static LocalJob holds(HoldsSettings settings, Path stateFolder) throws Exception {
        return submit(KafkaHolds.jobSettings(stateFolder), KafkaHolds.NAME, env -> KafkaHolds.define(env, settings));
    }

    /**
     * Submits the supervision job.
     *
     * @param stateFolder for RocksDB and checkpoints, one of its own
     * @throws Exception as Flink reports it, when the job cannot be submitted
     */
    public static LocalJob supervision(SupervisionSettings settings, Path stateFolder) throws Exception {
        return submit(
                KafkaSupervision.jobSettings(stateFolder),
                KafkaSupervision.NAME,
                env -> KafkaSupervision.define(env, settings));
    }

    private static LocalJob submit(JobSettings settings, String name, Consumer<StreamExecutionEnvironment> definition)
            throws Exception {
        Configuration flink = settings.toFlink();
        LocalCluster.limits(flink);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), flink);
        definition.accept(env);
        return new LocalJob(env.executeAsync(name));
    }

    /** Why the job ended by itself; empty while it runs. */
    public Optional<Throwable> failure() {
        if (!end.isDone()) {
            return Optional.empty();
        }
        try {
            end.getNow(null);
            return Optional.of(new IllegalStateException("The job ended, though its input never does"));
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    /**
     * Cancels the job and waits until it is gone, unless interrupted.
     *
     * @throws IllegalStateException when it does not go
     */
    @Override
    public void close() {
        try {
            job.cancel().get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            end.handle((result, cancelled) -> "").get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The job did not stop within " + STOP_PATIENCE.toSeconds() + " s", e);
        }
    }
}
