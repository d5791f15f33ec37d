package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.launcher.demo.Stop;
import org.claimscreener.launcher.up.Up;
import org.claimscreener.launcher.up.UpSettings;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rehearses on one machine what runs on many. */
@Command(
        name = "up",
        header = "Runs everything on this machine as separate processes, for a rehearsal.",
        description = {
            "Starts a Kafka broker, a Flink cluster (JobManager, two TaskManagers, ZooKeeper) with the screening, holds"
                    + " and supervision jobs, the review desk with a PostgreSQL server, and Prometheus if it is installed."
                    + " Every address is this machine's own. Flink takes orders only from who holds the key in the folder;"
                    + " nobody asks for a password at the desk.",
            "",
            "It goes on until Ctrl-C: then each job takes a savepoint, and all ends in order. A later start with the same"
                    + " folder goes on from there; after a crash, from the last checkpoint. A process that ends is started"
                    + " again: kill one, and watch.",
            "",
            "With --roll it restarts the TaskManagers one after the other under the load, lets the last answers come,"
                    + " and ends with what 'screener verify' says."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:--for is over; with --roll, no promise was seen broken",
            "1:something did not start or come back, or a promise was broken; standard error says which",
            "2:the command line makes no sense",
            "130:stopped by Ctrl-C"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener up",
            "  screener up --folder /var/tmp/rehearsal --rate 100",
            "  screener up --folder /var/tmp/rehearsal --rate 50 --roll",
            "  screener up --kafka-port 19092 --rate 0 --for 10m"
        })
final class UpCommand implements Callable<Integer> {
    /** Longer than three savepoints and the end of six processes take on a busy machine. */
    private static final Duration STOP_PATIENCE = Duration.ofMinutes(5);

    /** Checkpoints, and with them the commits of answers, come every ten seconds. */
    private static final String GRACE = "30s";

    private final Console console;
    private final Installation installation;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description =
                    "Kafka's log, the jobs' state, the desk's database, keys and logs; what is in it is gone on with"
                            + " (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("screener-up");

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Invented settlements sent a second, for an hour at most; 0 for none (default:"
                    + " ${DEFAULT-VALUE}).")
    private int rate = 20;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "End by itself after so long, e.g. 10m (default: at Ctrl-C).")
    private @Nullable Duration length;

    @Option(names = "--roll", description = "Restart the TaskManagers one after the other, then verify and end.")
    private boolean roll;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Kafka's (default: ${DEFAULT-VALUE}).")
    private int kafkaPort = UpSettings.USUAL_KAFKA_PORT;

    @Option(names = "--desk-port", paramLabel = "PORT", description = "The desk's (default: ${DEFAULT-VALUE}).")
    private int deskPort = UpSettings.USUAL_DESK_PORT;

    @Option(names = "--prometheus-port", paramLabel = "PORT", description = "Prometheus's (default: ${DEFAULT-VALUE}).")
    private int prometheusPort = UpSettings.USUAL_PROMETHEUS_PORT;

    UpCommand(Console console, Installation installation) {
        this.console = console;
        this.installation = installation;
    }

    @Override
    public Integer call() throws CommandFailure {
        UpSettings settings = settings();
        var packs = PackChoice.read(List.of(), installation);
        Stop stop = new Stop(STOP_PATIENCE);
        stop.listen();
        try (Up up = new Up(settings, packs, installation.root().resolve("ops/prometheus/rules"), stop, this::say)) {
            up.run(this::show);
            if (roll && !stop.requested()) {
                up.drain();
                return verify();
            }
            return stop.requested() ? ExitCodes.INTERRUPTED : ExitCodes.OK;
        } catch (IOException e) {
            throw CommandFailure.failed(e.getMessage() + ". Logs are below " + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.failed("interrupted", e);
        } finally {
            stop.done();
        }
    }

    private UpSettings settings() throws CommandFailure {
        try {
            return new UpSettings(folder, kafkaPort, deskPort, prometheusPort, rate, Optional.ofNullable(length), roll);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private void say(String line) {
        console.err().println("screener up: " + line);
        console.err().flush();
    }

    private void show(List<Up.Place> places) {
        places.forEach(place -> console.out().printf("%-32s %s%n", place.what(), place.address()));
        console.out().println("To check what is promised: screener verify --bootstrap-servers " + servers());
        console.out().println("Ctrl-C ends it; the same command goes on later.");
        console.out().flush();
    }

    private String servers() {
        return "127.0.0.1:" + kafkaPort;
    }

    private int verify() {
        return new CommandLine(new VerifyCommand(console, installation))
                .execute("--bootstrap-servers", servers(), "--grace", GRACE);
    }
}
