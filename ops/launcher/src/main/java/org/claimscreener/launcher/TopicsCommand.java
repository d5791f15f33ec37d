package org.claimscreener.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.Text;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.wire.Topic;
import org.claimscreener.wire.TopicCatalogue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is asked about topics. */
@Command(
        name = "topics",
        header = "Lists, creates and watches the topics, and who may do what with them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class TopicsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before it calls.
    TopicsCommand() {}

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name a command: list, create, plan, apply or drift");
    }

    /** Creates what is missing. */
    @Command(
            name = "create",
            header = "Creates the topics of the catalogue that are in use and missing.",
            description = "Topics that exist are left as they are.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExample:%n",
            footer = "  screener topics create --bootstrap-servers 127.0.0.1:9092 --replicas 3")
    static final class Create implements Callable<Integer> {
        private final Console console;

        @Option(
                names = "--bootstrap-servers",
                required = true,
                paramLabel = "HOST:PORT",
                description = "Kafka, as a comma-separated list.")
        private String bootstrapServers = "";

        @Option(
                names = "--replicas",
                paramLabel = "N",
                description = "Copies of each partition; a single broker takes one (default: ${DEFAULT-VALUE}).")
        private short replicas = 3;

        Create(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws CommandFailure {
            if (replicas < 1) {
                throw CommandFailure.usage("--replicas is " + replicas + ", expected 1 or more");
            }
            try {
                TopicSetup.createMissing(bootstrapServers, replicas).forEach(console.out()::println);
                console.out().flush();
                return ExitCodes.OK;
            } catch (IOException e) {
                throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** Prints the catalogue. */
    @Command(
            name = "list",
            header = "Prints the catalogue of topics.",
            description =
                    "Tab-separated, with a line of names. Reserved topics are named by the design but not used yet.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  screener topics list | column -t -s \"$(printf '\\t')\"")
    static final class List implements Callable<Integer> {
        private static final String COLUMNS =
                "topic\tstate\tpartitions\tkey\tretention\tcleanup\ttimestamp\twritten by\tread by";

        private final Console console;

        List(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            PrintStream out = console.out();
            out.println(COLUMNS);
            TopicCatalogue.all().forEach(topic -> out.println(line(topic)));
            out.flush();
            return ExitCodes.OK;
        }

        private static String line(Topic topic) {
            return String.join(
                    "\t",
                    topic.name(),
                    topic.exists() ? "in use" : "reserved",
                    Text.count(topic.partitions()),
                    topic.key(),
                    retention(topic),
                    setting(topic, "cleanup.policy"),
                    setting(topic, "message.timestamp.type"),
                    String.join(",", topic.writers()),
                    String.join(",", topic.readers()));
        }

        private static String setting(Topic topic, String name) {
            return topic.brokerSettings().getOrDefault(name, "");
        }

        private static String retention(Topic topic) {
            return topic.retentionMillis() == Topic.FOREVER
                    ? "forever"
                    : Duration.ofMillis(topic.retentionMillis()).toDays() + " days";
        }
    }
}
