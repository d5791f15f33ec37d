package org.claimscreener.stack.flink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What cluster to start.
 *
 * @param folder for logs, ZooKeeper's data and the JobManagers' recovery data; checkpoints are the job's business
 * @param jobManagers 1 or 2; the second one stands by
 * @param taskManagers at least 1
 * @param slots of each TaskManager; with as many spare ones as one TaskManager has, the others take over its work at once
 * @param packArchives a folder of built rule packs that every TaskManager compiles before it offers its slots, so that a
 *     spare slot is a warm one; the job brings its packs itself
 * @param guarded whether processes know each other, and whoever gives orders, by keys. Without it everybody on this machine
 *     can submit and cancel, and nothing between processes is encrypted: for measurements, which are to be compared with
 *     earlier ones, and for faults
 * @param patience with a process that does not answer before it counts as dead, 1 to 60 s. Every settlement waits for it when
 *     one hangs; on a machine with more to do than it can, a live process is silent for seconds
 * @param reporter whether every process serves Flink's own metrics too, at a port of their own
 */
public record FlinkSettings(
        Path folder,
        int jobManagers,
        int taskManagers,
        int slots,
        Optional<Path> packArchives,
        boolean guarded,
        Duration patience,
        boolean reporter) {
    private static final int MOST_TASK_MANAGERS = 8;

    /** Measured: it makes the outage seconds instead of twenty. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    public FlinkSettings {
        if (jobManagers < 1 || jobManagers > 2) {
            throw new IllegalArgumentException("1 or 2 JobManagers, not " + jobManagers);
        }
        if (taskManagers < 1 || taskManagers > MOST_TASK_MANAGERS) {
            throw new IllegalArgumentException("1 to " + MOST_TASK_MANAGERS + " TaskManagers, not " + taskManagers);
        }
        if (slots < 1) {
            throw new IllegalArgumentException("a TaskManager has at least one slot, not " + slots);
        }
        if (patience.compareTo(SHORTEST) < 0 || patience.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a process is waited for 1 to 60 s, not " + patience);
        }
    }

    /** One JobManager, and two TaskManagers of which one alone can run a job of parallelism 2. */
    public static FlinkSettings small(Path folder) {
        return new FlinkSettings(folder, 1, 2, 2, Optional.empty(), false, SHORT, false);
    }

    /** The same with slots for another job of parallelism 1, which one TaskManager alone can run too. */
    public FlinkSettings withAnotherJob() {
        return new FlinkSettings(
                folder, jobManagers, taskManagers, slots + 1, packArchives, guarded, patience, reporter);
    }

    /** The same with a JobManager that stands by. */
    public FlinkSettings withStandby() {
        return new FlinkSettings(folder, 2, taskManagers, slots, packArchives, guarded, patience, reporter);
    }

    /** The same with packs compiled ahead. */
    public FlinkSettings withPacks(Path archives) {
        return new FlinkSettings(
                folder, jobManagers, taskManagers, slots, Optional.of(archives), guarded, patience, reporter);
    }

    /** The same where only holders of the cluster's keys give orders. */
    public FlinkSettings withKeys() {
        return new FlinkSettings(folder, jobManagers, taskManagers, slots, packArchives, true, patience, reporter);
    }

    /** The same for a machine that has other things to do. */
    public FlinkSettings withPatience(Duration longer) {
        return new FlinkSettings(folder, jobManagers, taskManagers, slots, packArchives, guarded, longer, reporter);
    }

    /** The same with Flink's own metrics for Prometheus. */
    public FlinkSettings withReporter() {
        return new FlinkSettings(folder, jobManagers, taskManagers, slots, packArchives, guarded, patience, true);
    }
}
