package org.claimscreener.stack.flink;

import java.nio.file.Path;

/**
 * What cluster to start.
 *
 * @param folder for logs, ZooKeeper's data and the JobManagers' recovery data; checkpoints are the job's business
 * @param jobManagers 1 or 2; the second one stands by
 * @param taskManagers at least 1
 * @param slots of each TaskManager; with as many spare ones as one TaskManager has, the others take over its work at once
 */
public record FlinkSettings(Path folder, int jobManagers, int taskManagers, int slots) {
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
        return new FlinkSettings(folder, 1, 2, 2);
    }
}
