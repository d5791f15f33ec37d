package org.claimscreener.faults.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.faults.lab.Deployments;
import org.claimscreener.faults.lab.Lab;
import org.claimscreener.faults.lab.Shape;
import org.claimscreener.faults.lab.StatusWatch;
import org.claimscreener.faults.lab.VersionChange;
import org.claimscreener.stack.process.ChildJvm;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;

/** What happens while a pack is deployed, and what is put into its log of orders. */
final class PackFaults {
    /** After the order; the first is before any machine has compiled a pack, later ones meet later steps. */
    private static final Duration FIRST_MOMENT = Duration.ofMillis(150);

    private static final Duration STEP = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private PackFaults() {}

    /** F20. A new version is ordered, and the process that compiles it is gone before it is in force. */
    record TaskManager() implements Scenario {
        @Override
        public void run(Trial trial) throws IOException {
            for (int i = 0; i < trial.settings().times(5, 1); i++) {
                ChildJvm victim = trial.lab().flink().busiestTaskManager();
                deployWhile(trial, moment(i), "kill -9 of " + victim.name(), victim::kill);
            }
        }
    }

    /** F21. The one that conducts the deployment is gone; who takes over knows it from the log alone. */
    record JobManager() implements Scenario {
        @Override
        public Shape shape() {
            return Shape.STANDBY;
        }

        @Override
        public void run(Trial trial) throws IOException {
            for (int i = 0; i < trial.settings().times(5, 1); i++) {
                ChildJvm leader = trial.lab().flink().leadingJobManager();
                deployWhile(trial, moment(i), "kill -9 of " + leader.name() + ", which leads", leader::kill);
            }
        }
    }

    private static Duration moment(int repetition) {
        return FIRST_MOMENT.plus(STEP.multipliedBy(repetition));
    }

    private static void deployWhile(Trial trial, Duration moment, String what, Trial.Act fault) throws IOException {
        Lab lab = trial.lab();
        Deployments deployments = lab.deployments();
        RulePack before = deployments.inForce();
        deployments.build(1, VersionChange.ONE_RULE);
        Deployments.Ordered ordered = deployments.orderNew();
        boolean inForce = trial.until(() -> isInForce(deployments, ordered), moment);
        trial.inject(
                what + (inForce ? " when a pack had just come in force" : " while a pack is compiled and activated"),
                fault);
        StatusWatch.Told told = deployments.awaitInForce(ordered);
        trial.recover();
        lab.awaitRunning();
        trial.note("version " + before.version() + " gave way to "
                + ordered.pack().version()
                + ", told to be in force on all subtasks "
                + Duration.ofNanos(told.nanos() - ordered.beganNanos()).toMillis() + " ms after it was ordered");
        requireNothingElse(deployments, ordered, before);
        trial.flow(trial.settings().calm());
        lab.repair();
        trial.flow(trial.settings().calm());
    }

    private static boolean isInForce(Deployments deployments, Deployments.Ordered ordered) {
        return deployments.statuses().since(ordered.heard()).stream()
                .map(StatusWatch.Told::status)
                .anyMatch(status -> status.getState() == PackState.ACTIVE
                        && status.getDigest().equals(ordered.pack().digest()));
    }

    /** The version before or the new one, and once the new one never again the one before. */
    private static void requireNothingElse(Deployments deployments, Deployments.Ordered ordered, RulePack before)
            throws IOException {
        boolean replaced = false;
        for (StatusWatch.Told told : deployments.statuses().since(ordered.heard())) {
            PackStatus status = told.status();
            if (status.getState() != PackState.ACTIVE) {
                continue;
            }
            List<String> inForce = Deployments.digests(status);
            boolean hasNew = inForce.contains(ordered.pack().digest());
            boolean hasOld = inForce.contains(before.digest());
            if (hasNew == hasOld || (replaced && hasOld)) {
                throw new IOException("The job says that " + inForce + " is in force, "
                        + (hasOld ? "although the new version had replaced what is in it" : "without either version"));
            }
            replaced |= hasNew;
        }
    }

    /** F22. Whoever may write to the topic, and has no key that counts, can change nothing. */
    record Orders() implements Scenario {
        @Override
        public void run(Trial trial) throws IOException {
            Deployments deployments = trial.lab().deployments();
            deployments.build(1, VersionChange.ONE_RULE);
            RulePack before = deployments.inForce();
            Deployments.Done deployed = deployments.await(deployments.orderNew());
            trial.note("version " + deployed.ordered().pack().version() + " in force");
            trial.flow(trial.settings().calm());
            int heard = deployments.statuses().size();
            int[] written = {0};
            trial.inject(
                    "every order written again and again, changed, and forged",
                    () -> written[0] = deployments.meddle(trial.settings().times(20, 3), before));
            trial.times(written[0]);
            boolean all = trial.until(() -> ignored(deployments, heard) >= written[0], PATIENCE);
            trial.recover();
            trial.flow(trial.settings().calm());
            trial.note(ignored(deployments, heard) + " of " + written[0] + " told as IGNORED");
            requireUnchanged(deployments, heard, all);
        }

        private static long ignored(Deployments deployments, int heard) {
            return deployments.statuses().since(heard).stream()
                    .filter(told -> told.status().getState() == PackState.IGNORED)
                    .count();
        }

        private static void requireUnchanged(Deployments deployments, int heard, boolean all) throws IOException {
            List<String> others = deployments.statuses().since(heard).stream()
                    .map(StatusWatch.Told::status)
                    .filter(status -> status.getState() != PackState.IGNORED)
                    .map(status -> status.getState() + " " + status.getDetail())
                    .toList();
            if (!all || !others.isEmpty()) {
                throw new IOException("Orders that count for nothing were to be told as IGNORED and to change nothing;"
                        + " not all were, or the job says " + others);
            }
        }
    }
}
