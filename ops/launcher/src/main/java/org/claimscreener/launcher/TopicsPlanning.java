package org.claimscreener.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.commandline.Text;
import org.claimscreener.stack.access.AccessList;
import org.claimscreener.stack.access.AccessPlan;
import org.claimscreener.stack.access.ClusterAdmin;
import org.claimscreener.stack.access.Difference;
import org.claimscreener.stack.access.Settings;
import org.claimscreener.wire.TopicCatalogue;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import picocli.CommandLine.Option;

/** What plan, apply and drift have in common: where, compared with what, and how it is told. */
final class TopicsPlanning {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list.")
    private String bootstrapServers = "";

    @Option(
            names = "--replicas",
            paramLabel = "N",
            description = "Copies of each partition; all but one of them are to have a write before it counts"
                    + " (default: ${DEFAULT-VALUE}).")
    private short replicas = 3;

    @Option(
            names = "--access",
            paramLabel = "FILE",
            description = "Who may do what (default: ops/kafka/access.tsv of this installation).")
    private @Nullable Path access;

    @Option(names = "--topics-only", description = "Leave rights aside, as for a broker that asks nobody who it is.")
    private boolean topicsOnly;

    @Option(names = "--json", description = "One array of objects: remedy, subject, text.")
    private boolean json;

    /** Opens the broker. */
    ClusterAdmin open() throws CommandFailure {
        if (replicas < 1) {
            throw CommandFailure.usage("--replicas is " + replicas + ", expected 1 or more");
        }
        try {
            return ClusterAdmin.of(bootstrapServers);
        } catch (IOException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    /** What differs now. */
    AccessPlan plan(ClusterAdmin admin, Installation installation) throws CommandFailure {
        Optional<AccessList> list = topicsOnly ? Optional.empty() : Optional.of(list(installation));
        try {
            return AccessPlan.of(TopicCatalogue.existing(), new Settings(replicas), list, admin.state());
        } catch (IOException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    private AccessList list(Installation installation) throws CommandFailure {
        Path file = access == null ? installation.accessList() : access;
        try {
            return AccessList.parse(file.toString(), Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "the list of rights cannot be read: " + FileMessages.of(e) + "; name it with --access", e);
        }
    }

    /** One line each, or one array. */
    void tell(List<Difference> differences, PrintStream out) {
        if (json) {
            ArrayNode array = JSON.createArrayNode();
            differences.forEach(difference -> array.addObject()
                    .put("remedy", difference.remedy().name())
                    .put("subject", difference.subject())
                    .put("text", difference.text()));
            out.println(array.toPrettyString());
        } else {
            differences.forEach(difference ->
                    out.println(difference.remedy().mark() + " " + difference.subject() + " " + difference.text()));
        }
        out.flush();
    }

    /** How many there are of each remedy, on standard error, for people. */
    static void summary(AccessPlan plan, Console console, String command) {
        int apply = plan.of(Difference.Remedy.APPLY).size();
        int revoke = plan.of(Difference.Remedy.REVOKE).size();
        int byHand = plan.of(Difference.Remedy.BY_HAND).size();
        console.err()
                .println(command + ": "
                        + (apply + revoke + byHand == 0
                                ? "all is as it is to be"
                                : Text.count(apply) + " to apply, " + Text.count(revoke) + " to revoke, "
                                        + Text.count(byHand) + " to be done by hand"));
    }
}
