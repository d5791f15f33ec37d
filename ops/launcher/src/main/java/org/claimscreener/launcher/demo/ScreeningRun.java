package org.claimscreener.launcher.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.screening.KafkaScreening;
import org.claimscreener.screening.LocalCluster;

/** The screening job on a Flink cluster inside this JVM, reading and writing Kafka. Thread-safe. */
public final class ScreeningRun implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final JobClient job;
    private final CompletableFuture<JobExecutionResult> end;

    private ScreeningRun(JobClient job) {
        this.job = job;
        this.end = job.getJobExecutionResult();
    }

    /**
     * Submits the job; it answers once what is in force by the log of orders is compiled, some seconds later.
     *
     * @param trustedKeys whose signatures under packs and orders count
     * @param stateFolder for RocksDB and checkpoints
     * @throws Exception as Flink reports it, when the job cannot be submitted
     */
    public static ScreeningRun submit(String bootstrapServers, String trustedKeys, Path stateFolder) throws Exception {
        return submit(bootstrapServers, trustedKeys, JobSettings.unbounded(stateFolder));
    }

    /** The same, with other settings. */
    public static ScreeningRun submit(String bootstrapServers, String trustedKeys, JobSettings settings)
            throws Exception {
        Configuration flink = settings.toFlink();
        LocalCluster.limits(flink);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), flink);
        KafkaScreening.define(env, bootstrapServers, trustedKeys);
        return new ScreeningRun(env.executeAsync(KafkaScreening.NAME));
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
