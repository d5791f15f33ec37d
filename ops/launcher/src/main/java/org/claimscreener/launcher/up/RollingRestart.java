package org.claimscreener.launcher.up;

import java.io.IOException;
import java.util.function.Consumer;

import org.claimscreener.stack.flink.FlinkCluster;
import org.claimscreener.stack.process.ChildJvm;

/**
 * Restarts the TaskManagers one after the other while the jobs go on: each has slots for all of them. What a new version or a
 * patched machine asks for. Stateless.
 */
final class RollingRestart {
    private RollingRestart() {}

    /**
     * Returns when every TaskManager is a new process, all are registered and all jobs run.
     *
     * @param say takes lines for people
     * @throws IOException when one does not come back, or a job does not run in time
     */
    static void run(FlinkCluster flink, UpJobs jobs, Consumer<String> say) throws IOException {
        for (ChildJvm taskManager : flink.taskManagers()) {
            long before = taskManager.pid();
            taskManager.stop();
            jobs.awaitRunning();
            say.accept(taskManager.name() + " ended; the jobs run without it");
            taskManager.start();
            flink.awaitTaskManagers(flink.taskManagers().size());
            jobs.awaitRunning();
            say.accept(taskManager.name() + " is back, process " + before + " is now " + taskManager.pid());
        }
    }
}
