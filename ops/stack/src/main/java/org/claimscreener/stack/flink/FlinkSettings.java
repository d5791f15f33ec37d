package org.claimscreener.stack.flink;

import java.nio.file.Path;
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
 * @param reporter whether every process serves Flink's own metrics too, at a port of their own
 */
public record FlinkSettings(
        Path folder, int jobManagers, int taskManagers, int slots, Optional<Path> packArchives, boolean reporter) {
    private static final int MOST_TASK_MANAGERS = 8;

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
    }

    /** One JobManager, and two TaskManagers of which one alone can run a job of parallelism 2. */
    public static FlinkSettings small(Path folder) {
        return new FlinkSettings(folder, 1, 2, 2, Optional.empty(), false);
    }

    /** The same with slots for another job of parallelism 1, which one TaskManager alone can run too. */
    public FlinkSettings withAnotherJob() {
        return new FlinkSettings(folder, jobManagers, taskManagers, slots + 1, packArchives, reporter);
    }

    /** The same with a JobManager that stands by. */
    public FlinkSettings withStandby() {
        return new FlinkSettings(folder, 2, taskManagers, slots, packArchives, reporter);
    }

    /** The same with packs compiled ahead. */
    public FlinkSettings withPacks(Path archives) {
        return new FlinkSettings(folder, jobManagers, taskManagers, slots, Optional.of(archives), reporter);
    }

    /** The same with Flink's own metrics for Prometheus. */
    public FlinkSettings withReporter() {
        return new FlinkSettings(folder, jobManagers, taskManagers, slots, packArchives, true);
    }
}
