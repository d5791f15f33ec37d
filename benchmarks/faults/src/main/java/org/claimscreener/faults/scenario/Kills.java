package org.claimscreener.faults.scenario;

import java.io.IOException;
import java.time.Duration;

import org.claimscreener.faults.lab.Lab;
import org.claimscreener.faults.lab.Shape;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.process.ChildJvm;
import org.claimscreener.wire.TopicCatalogue;

/** Processes that die without a word, and come back. */
final class Kills {
    private Kills() {}

    /** F1. The survivor has the slots to take over at once; the victim is back before the next kill. */
    record TaskManager() implements Scenario {
        @Override
        public void run(Trial trial) throws IOException {
            for (int i = 0; i < trial.settings().times(20, 3); i++) {
                ChildJvm victim = trial.lab().flink().busiestTaskManager();
                trial.inject("kill -9 of " + victim.name(), victim::kill);
                trial.recover();
                trial.flow(trial.settings().calm());
                trial.lab().repair();
                trial.flow(trial.settings().calm());
            }
        }
    }

    /** F2. */
    record JobManager() implements Scenario {
        @Override
        public Shape shape() {
            return Shape.STANDBY;
        }

        @Override
        public void run(Trial trial) throws IOException {
            for (int i = 0; i < trial.settings().times(5, 1); i++) {
                ChildJvm leader = trial.lab().flink().leadingJobManager();
                trial.inject("kill -9 of " + leader.name() + ", which leads", leader::kill);
                trial.recover();
                trial.lab().awaitRunning();
                trial.flow(trial.settings().calm());
                trial.lab().repair();
                trial.flow(trial.settings().calm());
            }
        }
    }

    /** F3. ZooKeeper is the one that stays: what it loses no JobManager can know. */
    record Everything() implements Scenario {
        @Override
        public void run(Trial trial) throws IOException {
            Lab lab = trial.lab();
            for (int i = 0; i < trial.settings().times(3, 1); i++) {
                trial.inject("kill -9 of brokers, JobManagers and TaskManagers", () -> killAll(lab));
                lab.repair();
                trial.recover();
                trial.flow(trial.settings().calm());
            }
        }

        private static void killAll(Lab lab) throws IOException {
            for (ChildJvm taskManager : lab.flink().taskManagers()) {
                taskManager.kill();
            }
            lab.brokers().killAll();
            for (ChildJvm jobManager : lab.flink().jobManagers()) {
                jobManager.kill();
            }
        }
    }

    /** F4. */
    record LeadingBroker() implements Scenario {
        @Override
        public Shape shape() {
            return Shape.REPLICATED;
        }

        @Override
        public void run(Trial trial) throws IOException {
            for (int i = 0; i < trial.settings().times(5, 1); i++) {
                LocalBroker leader = trial.lab().brokers().leaderOf(TopicCatalogue.DECISIONS, 0);
                trial.inject("kill -9 of broker " + leader.nodeId() + ", which leads decisions", leader::kill);
                trial.recover();
                trial.flow(trial.settings().calm());
                trial.lab().repair();
                trial.flow(trial.settings().calm());
            }
        }
    }

    /** F5. The time to the first decision runs from their return. */
    record AllBrokers() implements Scenario {
        @Override
        public void run(Trial trial) throws IOException {
            Lab lab = trial.lab();
            Duration outage = trial.settings().outage();
            trial.inject("kill -9 of all brokers, away for " + outage.toSeconds() + " s", lab.brokers()::killAll);
            trial.flow(outage);
            trial.injectAfterwards("brokers back after " + outage.toSeconds() + " s", lab.brokers()::startAll);
            trial.recover();
            trial.flow(trial.settings().calm());
        }
    }

    /** F7. It holds its slots and its producers, and goes on as if no time had passed, while another has taken over. */
    record Frozen() implements Scenario {
        private static final Duration FROZEN = Duration.ofSeconds(8);

        @Override
        public void run(Trial trial) throws IOException {
            for (int i = 0; i < trial.settings().times(5, 1); i++) {
                ChildJvm victim = trial.lab().flink().busiestTaskManager();
                trial.inject("SIGSTOP of " + victim.name() + " for " + FROZEN.toSeconds() + " s", victim::suspend);
                trial.flow(FROZEN);
                victim.resume();
                trial.recover();
                trial.flow(trial.settings().calm());
                trial.lab().repair();
                trial.flow(trial.settings().calm());
            }
        }
    }
}
