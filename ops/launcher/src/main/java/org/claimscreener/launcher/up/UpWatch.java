package org.claimscreener.launcher.up;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.flink.FlinkCluster;
import org.claimscreener.stack.process.ChildJvm;

/** Starts again what has ended by itself, or was killed by somebody who wanted to see that. Not thread-safe. */
final class UpWatch {
    /** Of one process. One that ends again and again has a reason, which is in its log. */
    private static final int MOST_RESTARTS = 10;

    private final LocalBroker broker;
    private final List<ChildJvm> processes = new ArrayList<>();
    private final Consumer<String> say;
    private final Map<String, Integer> restarts = new HashMap<>();

    UpWatch(LocalBroker broker, FlinkCluster flink, ChildJvm desk, Consumer<String> say) {
        this.broker = broker;
        this.processes.addAll(flink.jobManagers());
        this.processes.addAll(flink.taskManagers());
        this.processes.add(desk);
        this.say = say;
    }

    /**
     * Looks at every process once.
     *
     * @throws IOException when one has ended too often, or does not start again
     */
    void look() throws IOException {
        if (!broker.isAlive()) {
            note("broker");
            broker.start();
            say.accept("broker is back, process " + broker.pid());
        }
        for (ChildJvm process : processes) {
            if (!process.isAlive()) {
                note(process.name());
                process.start();
                say.accept(process.name() + " is back, process " + process.pid());
            }
        }
    }

    private void note(String name) throws IOException {
        if (restarts.merge(name, 1, Integer::sum) > MOST_RESTARTS) {
            throw new IOException(name + " has ended " + restarts.get(name) + " times; its log says why");
        }
        say.accept(name + " has ended");
    }
}
