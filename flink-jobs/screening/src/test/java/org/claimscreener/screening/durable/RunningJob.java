package org.claimscreener.screening.durable;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.screening.LocalCluster;
import org.claimscreener.screening.ScreeningJob;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.intake.WireFormatInput;
import org.claimscreener.screening.packs.PackArchives;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.screening.record.Outcome;
import org.claimscreener.screening.record.Outgoing;
import org.jspecify.annotations.Nullable;

/**
 * The screening job in a cluster of its own in this JVM, with RocksDB and the log of decisions that it reads back. What
 * it is to read comes in one file a time, so that the order is the caller's.
 */
final class RunningJob implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AT_THE_JOB = Duration.ofSeconds(1);
    private static final Duration DISCOVERY = Duration.ofMillis(20);

    private final Path inbox;
    private final Path drafts;
    private final JvmSink sink;
    private final JobClient job;
    private final CompletableFuture<JobExecutionResult> result;
    private int files;
    private boolean stopped;

    /**
     * How it is to run.
     *
     * @param folder for state, inputs and savepoints; the caller's to delete
     * @param name of this run, which names its log too: runs of one name follow each other
     * @param stateBackend of Flink's settings
     */
    record Settings(Path folder, String name, int parallelism, PackArchives packs, String stateBackend) {}

    private RunningJob(Path inbox, Path drafts, JvmSink sink, JobClient job) {
        this.inbox = inbox;
        this.drafts = drafts;
        this.sink = sink;
        this.job = job;
        this.result = job.getJobExecutionResult();
    }

    /**
     * Starts it.
     *
     * @param savepoint to begin from, or null; state that this job has no operator for is left
     */
    static RunningJob start(Settings settings, @Nullable Path savepoint) throws Exception {
        Path folder = Files.createTempDirectory(settings.folder(), "run");
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Path drafts = Files.createDirectories(folder.resolve("drafts"));
        // The interval only makes it a job that may restart; it is stopped long before the first checkpoint.
        Configuration flink =
                new JobSettings(folder.resolve("state"), settings.parallelism(), Duration.ofHours(1)).toFlink();
        flink.setString("state.backend.type", settings.stateBackend());
        flink.setString("restart-strategy.type", "none");
        if (savepoint != null) {
            flink.setString("execution.state-recovery.path", savepoint.toUri().toString());
            flink.setString("execution.state-recovery.ignore-unclaimed-state", "true");
        }
        LocalCluster.limits(flink);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), flink);
        FileSource<Arrival> source = FileSource.forRecordStreamFormat(
                        new MessageLines(), new org.apache.flink.core.fs.Path(inbox.toUri()))
                .monitorContinuously(DISCOVERY)
                .build();
        DataStream<Arrival> arrivals = env.fromSource(source, WatermarkStrategy.noWatermarks(), "files", Types.ARRIVAL)
                .uid("files of " + folder.getFileName());
        JvmSink sink = new JvmSink(settings.name());
        ScreeningJob.define(
                arrivals,
                new WireFormatInput(Map.of()),
                settings.packs(),
                Optional.empty(),
                Optional.of(new JvmDecisionLog(settings.name())),
                sink,
                sink,
                new DiscardingSink<>());
        return new RunningJob(inbox, drafts, sink, env.executeAsync("screening " + settings.name()));
    }

    /** Has it read these, in their order and after all that was sent before and answered. */
    void send(List<byte[]> messages) throws IOException {
        List<String> lines = messages.stream().map(MessageLines::line).toList();
        String file = String.valueOf(files++);
        Path draft = Files.write(drafts.resolve(file), lines, StandardCharsets.US_ASCII);
        Files.move(draft, inbox.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Takes so many of what it has sent and nobody has taken, dead letters among them.
     *
     * @throws IllegalStateException when they do not come
     */
    List<Outgoing> await(int count) throws Exception {
        return await(count, outgoing -> true);
    }

    /** The same, of those that are meant; the others stay for who asks for them. */
    List<Outgoing> await(int count, Predicate<Outgoing> meant) throws Exception {
        List<Outgoing> taken = new ArrayList<>();
        List<Outgoing> others = new ArrayList<>();
        while (taken.size() < count) {
            Outgoing next = poll();
            if (next == null) {
                throw new IllegalStateException(taken.size() + " of " + count + " came in " + PATIENCE);
            }
            (meant.test(next) ? taken : others).add(next);
        }
        sink.sent().addAll(others);
        return taken;
    }

    /**
     * The next that was sent, or null when none comes.
     *
     * @throws java.util.concurrent.ExecutionException with what ended the job, when it has ended
     */
    private @Nullable Outgoing poll() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            Outgoing next = sink.sent().poll(LOOK_AT_THE_JOB.toMillis(), TimeUnit.MILLISECONDS);
            if (next != null) {
                return next;
            }
            if (result.isDone()) {
                result.get();
            }
        }
        return null;
    }

    /** Sends and takes what comes of it, where every message is of a patient for whom nothing waits. */
    List<Outgoing> answersTo(List<byte[]> messages) throws Exception {
        send(messages);
        return await(messages.size(), outgoing -> !outgoing.getKey().equals(SeededLog.WAITING_PATIENT));
    }

    /** Stops it with a savepoint in Flink's canonical form, which any state backend and parallelism can restore. */
    Path stop(Path savepoints) throws Exception {
        stopped = true;
        String savepoint = job.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return Path.of(URI.create(savepoint));
    }

    /** Ends it, however it stands. */
    @Override
    public void close() {
        if (!stopped && !result.isDone()) {
            job.cancel().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            // A cancelled job has no result; what counts is that by then its tasks have let go of their files.
            result.handle((ended, cancelled) -> job.getJobID())
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
    }

    static boolean isAnswer(Outgoing outgoing) {
        return outgoing.getOutcome() != Outcome.DEAD_LETTER;
    }
}
