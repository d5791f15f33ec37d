package org.claimscreener.faults.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.claimscreener.faults.lab.Lab;
import org.claimscreener.faults.lab.Shape;
import org.claimscreener.faults.lab.SmallDisk;
import org.claimscreener.measuring.Folders;
import org.claimscreener.stack.flink.CheckpointState;

/** What becomes of the state that is kept. */
final class Checkpoints {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Checkpoints() {}

    /** F8. Checkpoints fail; decisions must not. */
    record DiskFull() implements Scenario {
        private static final int FAILURES = 3;

        @Override
        public Shape shape() {
            return Shape.SMALL_DISK;
        }

        @Override
        public void run(Trial trial) throws IOException {
            Lab lab = trial.lab();
            SmallDisk disk = lab.disk().orElseThrow();
            CheckpointState before = lab.flink().rest().checkpoints(lab.job());
            long restarts = lab.flink().rest().restarts(lab.job());
            trial.inject("disk of the checkpoints full", disk::fill);
            await(trial, FAILURES + " failed checkpoints", now -> now.failed() >= before.failed() + FAILURES);
            long completed = lab.flink().rest().checkpoints(lab.job()).completed();
            disk.free();
            await(trial, "a checkpoint after room was made", now -> now.completed() > completed);
            trial.note(FAILURES + " checkpoints failed, the job restarted "
                    + (lab.flink().rest().restarts(lab.job()) - restarts)
                    + " times, and the next checkpoint was taken once there was room");
            trial.recover();
            trial.flow(trial.settings().calm());
        }
    }

    /** What is tested of the state. */
    private interface Expected {
        boolean holds(CheckpointState now);
    }

    private static void await(Trial trial, String what, Expected expected) throws IOException {
        Lab lab = trial.lab();
        boolean came = trial.until(() -> expected.holds(lab.flink().rest().checkpoints(lab.job())), PATIENCE);
        if (!came) {
            throw new IOException("no " + what + " within " + PATIENCE.toMinutes() + " minutes");
        }
    }

    /** F9. The metadata file is cut and overwritten; the one before it is the way back. */
    record NewestDamaged() implements Scenario {
        @Override
        public void run(Trial trial) throws IOException {
            awaitTwo(trial);
            trial.inject("job ended, newest checkpoint damaged", () -> {
                List<Path> kept = endJob(trial);
                Path metadata = kept.get(0).resolve("_metadata");
                Files.write(metadata, damaged(Files.readAllBytes(metadata)));
                refused(trial, kept.get(0));
                trial.lab().submit(2, Optional.of(kept.get(1).toUri().toString()));
                trial.note("went on from the checkpoint before it");
            });
            trial.recover();
            trial.flow(trial.settings().calm());
        }

        private static byte[] damaged(byte[] whole) {
            byte[] damaged = Arrays.copyOf(whole, whole.length * 3 / 4);
            for (int i = whole.length / 4; i < whole.length / 2; i++) {
                damaged[i] ^= 0x5A;
            }
            return damaged;
        }
    }

    /** F10. With no checkpoint at all, the job reads everything again, and what it decided before binds it. */
    record NewestGone() implements Scenario {
        @Override
        public void run(Trial trial) throws IOException {
            awaitTwo(trial);
            trial.inject("job ended, newest checkpoint gone", () -> {
                List<Path> kept = endJob(trial);
                Folders.delete(kept.get(0));
                refused(trial, kept.get(0));
                trial.lab().submit(2, Optional.empty());
                trial.note("went on with no checkpoint at all");
            });
            trial.recover();
            trial.flow(trial.settings().calm());
        }
    }

    private static void awaitTwo(Trial trial) throws IOException {
        Path folder = trial.lab().checkpointFolder();
        if (!trial.until(() -> kept(folder).size() >= 2, PATIENCE)) {
            throw new IOException("no two checkpoints within " + PATIENCE.toMinutes() + " minutes in " + folder);
        }
    }

    /** Ends the job and gives the checkpoints that it keeps, the newest first. */
    private static List<Path> endJob(Trial trial) throws IOException {
        Lab lab = trial.lab();
        Path folder = lab.checkpointFolder();
        lab.flink().rest().cancel(lab.job());
        List<Path> kept = kept(folder);
        if (kept.size() < 2) {
            throw new IOException("the job was cancelled and kept " + kept.size() + " checkpoint, not two or more");
        }
        return kept;
    }

    private static List<Path> kept(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.exists(entry.resolve("_metadata")))
                    .sorted(Comparator.comparingLong(Checkpoints::number).reversed())
                    .toList();
        }
    }

    /** Checkpoints are called {@code chk-17}. */
    private static long number(Path checkpoint) {
        String name = checkpoint.getFileName().toString();
        return Long.parseLong(name.substring(name.indexOf('-') + 1));
    }

    private static void refused(Trial trial, Path checkpoint) throws IOException {
        Lab lab = trial.lab();
        String before = lab.job();
        try {
            lab.submit(2, Optional.of(checkpoint.toUri().toString()));
        } catch (IOException e) {
            if (!lab.job().equals(before)) {
                lab.flink().rest().cancel(lab.job());
            }
            trial.note("refused: " + firstLine(String.valueOf(e.getMessage())));
            return;
        }
        throw new IOException("the job runs, though " + checkpoint + " is no checkpoint any more");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** F25. */
    record Rescaled() implements Scenario {
        @Override
        public void run(Trial trial) throws IOException {
            Lab lab = trial.lab();
            for (int parallelism : List.of(1, 2)) {
                trial.inject("stop with a savepoint, go on with parallelism " + parallelism, () -> {
                    String savepoint = lab.flink().rest().stopWithSavepoint(lab.job(), lab.savepointFolder());
                    lab.submit(parallelism, Optional.of(savepoint));
                });
                trial.recover();
                trial.flow(trial.settings().calm());
            }
        }
    }
}
