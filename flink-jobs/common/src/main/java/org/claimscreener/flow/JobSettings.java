package org.claimscreener.flow;

import java.nio.file.Path;
import java.time.Duration;

import org.apache.flink.configuration.Configuration;
import org.claimscreener.flow.store.StoreOptions;

/**
 * How the job runs. Part of the job's own configuration, because a cluster's does not reach a job that brings its own.
 *
 * @param stateFolder where RocksDB and, in {@code checkpoints}, the checkpoints live
 * @param parallelism subtasks of each operator, 1 to 128
 * @param checkpointInterval zero for none, which only a bounded run can afford
 */
public record JobSettings(Path stateFolder, int parallelism, Duration checkpointInterval) {
    /** Fixed for ever: keyed state is laid out by it. */
    public static final int MAX_PARALLELISM = 128;

    /**
     * When the newest checkpoint is damaged, the job goes back to one of those before it. A cluster that serves several
     * jobs needs it in its own settings: it does not take this one from a job's.
     */
    public static final int RETAINED_CHECKPOINTS = 5;

    /** A checkpoint that hangs, on a sink that cannot reach its broker, bars the next one for so long. */
    private static final Duration CHECKPOINT_TIMEOUT = Duration.ofMinutes(1);

    public JobSettings {
        if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
            throw new IllegalArgumentException("parallelism must be 1 to " + MAX_PARALLELISM + ", is " + parallelism);
        }
        if (checkpointInterval.isNegative()) {
            throw new IllegalArgumentException("checkpoint interval must not be negative, is " + checkpointInterval);
        }
    }

    /** For an unbounded run that restarts after faults. */
    public static JobSettings unbounded(Path stateFolder) {
        return new JobSettings(stateFolder, 1, Duration.ofSeconds(10));
    }

    /** For a file: in order, and over at the first fault, because a half-written result is none. */
    public static JobSettings bounded(Path stateFolder) {
        return new JobSettings(stateFolder, 1, Duration.ZERO);
    }

    /** Where checkpoints are kept, as a URI, one folder a job. */
    public String checkpointFolder() {
        return stateFolder.resolve("checkpoints").toUri().toString();
    }

    /** Where savepoints are put unless their order says otherwise, as a URI. */
    public String savepointFolder() {
        return stateFolder.resolve("savepoints").toUri().toString();
    }

    /** The settings as Flink takes them. */
    public Configuration toFlink() {
        Configuration flink = new Configuration();
        flink.setString("parallelism.default", Integer.toString(parallelism));
        flink.setString("pipeline.max-parallelism", Integer.toString(MAX_PARALLELISM));
        flink.setString("pipeline.generic-types", "false");
        // Operators never change or keep what they are handed, so it need not be copied between them.
        flink.setString("pipeline.object-reuse", "true");
        flink.setString("execution.buffer-timeout.interval", "0 ms");
        flink.setString("state.backend.type", "rocksdb");
        flink.setString(
                "state.backend.rocksdb.localdir", stateFolder.resolve("rocksdb").toString());
        // Small memtables and no compression make the synchronous part of a checkpoint short, which is the latency
        // tail.
        flink.setString("state.backend.rocksdb.writebuffer.size", "4mb");
        flink.setString("state.backend.rocksdb.compression.per.level", "NO_COMPRESSION");
        // Most look-ups are for what was never there: a settlement's first sending, a pane in which nothing was billed.
        flink.setString("state.backend.rocksdb.use-bloom-filter", "true");
        flink.setString("state.backend.rocksdb.options-factory", StoreOptions.class.getName());
        checkpoints(flink);
        return flink;
    }

    private void checkpoints(Configuration flink) {
        if (checkpointInterval.isZero()) {
            flink.setString("restart-strategy.type", "none");
            return;
        }
        flink.setString("execution.checkpointing.interval", checkpointInterval.toMillis() + " ms");
        flink.setString("execution.checkpointing.incremental", "true");
        flink.setString("execution.checkpointing.dir", checkpointFolder());
        flink.setString("execution.checkpointing.savepoint-dir", savepointFolder());
        flink.setString("execution.checkpointing.timeout", CHECKPOINT_TIMEOUT.toMillis() + " ms");
        // Without a checkpoint the read-back grows; without a running job nobody is answered. A full disk costs the
        // first.
        flink.setString("execution.checkpointing.tolerable-failed-checkpoints", Integer.toString(Integer.MAX_VALUE));
        flink.setString("execution.checkpointing.num-retained", Integer.toString(RETAINED_CHECKPOINTS));
        // A cancelled job can be started again from its last checkpoint; removing old ones is a decision of people.
        flink.setString("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        flink.setString("restart-strategy.type", "fixed-delay");
        flink.setString("restart-strategy.fixed-delay.attempts", Integer.toString(Integer.MAX_VALUE));
        flink.setString("restart-strategy.fixed-delay.delay", "100 ms");
    }
}
