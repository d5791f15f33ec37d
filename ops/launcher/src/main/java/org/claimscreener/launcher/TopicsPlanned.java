package org.claimscreener.launcher;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.stack.access.AccessPlan;
import org.claimscreener.stack.access.ClusterAdmin;
import org.claimscreener.stack.access.Difference;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Topics and rights at a broker, held against the catalogue and the list of rights. */
final class TopicsPlanned {
    private TopicsPlanned() {}

    /** Tells what would change. */
    @Command(
            name = "plan",
            header = "Tells what topics and rights at the broker would change, and why.",
            description = {
                "Compares them with the catalogue of topics and ops/kafka/access.tsv; changes nothing.",
                "",
                "A line begins with + for what 'topics apply' does, - for a right that it takes away with --revoke, and !"
                        + " for what is done by hand alone."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExamples:%n",
            footer = {
                "  screener topics plan --bootstrap-servers kafka:9093 \\",
                "    --client-config operations.properties",
                "  screener topics plan --bootstrap-servers 127.0.0.1:9092 --replicas 1 \\",
                "    --topics-only --json"
            })
    static final class Plan implements Callable<Integer> {
        private final Console console;
        private final Installation installation;

        @Mixin
        private TopicsPlanning planning = new TopicsPlanning();

        Plan(Console console, Installation installation) {
            this.console = console;
            this.installation = installation;
        }

        @Override
        public Integer call() throws CommandFailure {
            try (ClusterAdmin admin = planning.open()) {
                AccessPlan plan = planning.plan(admin, installation);
                planning.tell(plan.differences(), console.out());
                TopicsPlanning.summary(plan, console, "screener topics plan");
                return ExitCodes.OK;
            }
        }
    }

    /** Tells whether anything differs. */
    @Command(
            name = "drift",
            header = "Fails when topics or rights at the broker are not as they are to be.",
            description = "For a timer: prints what differs, as 'topics plan' does.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:nothing differs",
                "1:something does, and is printed; or it cannot be known, and standard error says why",
                "2:the command line makes no sense"
            },
            footerHeading = "%nExample:%n",
            footer = {
                "  screener topics drift --bootstrap-servers kafka:9093 \\",
                "    --client-config operations.properties"
            })
    static final class Drift implements Callable<Integer> {
        private final Console console;
        private final Installation installation;

        @Mixin
        private TopicsPlanning planning = new TopicsPlanning();

        Drift(Console console, Installation installation) {
            this.console = console;
            this.installation = installation;
        }

        @Override
        public Integer call() throws CommandFailure {
            try (ClusterAdmin admin = planning.open()) {
                AccessPlan plan = planning.plan(admin, installation);
                planning.tell(plan.differences(), console.out());
                TopicsPlanning.summary(plan, console, "screener topics drift");
                return plan.differences().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
            }
        }
    }

    /** Makes it so. */
    @Command(
            name = "apply",
            header = "Makes topics and rights at the broker what they are to be.",
            description = {
                "Gives rights, creates topics and changes their settings. It never deletes a topic, and never changes the"
                        + " number of partitions or replicas: these are printed with ! and are left to people. Needs the"
                        + " administrator's client settings, ops/kafka/README.md."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExample:%n",
            footer = {
                "  screener topics apply --bootstrap-servers kafka:9093 \\",
                "    --client-config administrator.properties --yes"
            })
    static final class Apply implements Callable<Integer> {
        private static final String NAME = "screener topics apply";

        private final Console console;
        private final Installation installation;

        @Mixin
        private TopicsPlanning planning = new TopicsPlanning();

        @Option(names = "--revoke", description = "Take away rights that are not in the list, too.")
        private boolean revoke;

        @Option(names = "--yes", description = "Do it. Without this nothing is changed.")
        private boolean yes;

        Apply(Console console, Installation installation) {
            this.console = console;
            this.installation = installation;
        }

        @Override
        public Integer call() throws CommandFailure {
            try (ClusterAdmin admin = planning.open()) {
                AccessPlan plan = planning.plan(admin, installation);
                if (!yes) {
                    planning.tell(plan.differences(), console.out());
                    throw CommandFailure.usage("nothing was changed: look at what is printed, then say --yes");
                }
                List<Difference> done = admin.apply(plan, revoke);
                planning.tell(done, console.out());
                console.err().println(NAME + ": " + done.size() + " done");
                TopicsPlanning.summary(planning.plan(admin, installation), console, NAME);
                return ExitCodes.OK;
            } catch (IOException e) {
                throw CommandFailure.failed(
                        e.getMessage()
                                + "; part of it may be done: look with 'screener topics plan', and apply it again",
                        e);
            }
        }
    }
}
