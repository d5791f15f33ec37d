package org.claimscreener.deskload;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.claimscreener.console.ConsoleSettings;
import org.claimscreener.console.ReviewDesk;
import org.claimscreener.console.ReviewDeskSettings;
import org.claimscreener.console.desk.text.WorkingDays;
import org.claimscreener.console.identity.IdentitySettings;
import org.claimscreener.console.identity.Rates;
import org.claimscreener.console.identity.dev.DevPerson;
import org.claimscreener.console.store.Database;
import org.claimscreener.holds.HoldsSettings;
import org.claimscreener.launcher.demo.LocalJob;
import org.claimscreener.measuring.Folders;
import org.claimscreener.measuring.Machine;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.stack.process.Ports;
import org.claimscreener.wire.record.ActorRole;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the review desk under load. */
@Command(
        name = "run-desk",
        header = "Times the review desk's pages while holds arrive and reviewers work them.",
        description = {
            "Starts a broker in a process of its own, the holds job, PostgreSQL and the review desk. Decisions that withhold"
                    + " money arrive by schedule; each reviewer opens the queue, takes a hold that nobody has in hand, looks"
                    + " at it, claims it and reviews it, thinking in between. Everything is signed in, checked and audited"
                    + " as in earnest.",
            "",
            "Page times run from a request to its last byte. A claim or review counts until the page that shows its step:"
                    + " the holds job commits twice a second, which is most of it. The last figure runs from the instant at"
                    + " which a decision was due until the page of its hold can be opened.",
            "",
            "Progress goes to standard error, the result to standard output."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RunDesk implements Callable<Integer> {
    private static final String HOST = "127.0.0.1";
    private static final int SIGN_INS_A_MINUTE = 10_000;
    private static final Duration START_PATIENCE = Duration.ofMinutes(2);

    @Option(names = "--rate", paramLabel = "N", description = "Holds a second (default: ${DEFAULT-VALUE}).")
    private int rate = 200;

    @Option(names = "--reviewers", paramLabel = "N", description = "Persons at work (default: ${DEFAULT-VALUE}).")
    private int reviewers = 50;

    @Option(
            names = "--think",
            paramLabel = "MS",
            description = "Mean time between two actions of one person, in ms (default: ${DEFAULT-VALUE}).")
    private int thinkMillis = 3_000;

    @Option(names = "--warm-up", paramLabel = "S", description = "Not counted, in s (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds = 60;

    @Option(names = "--seconds", paramLabel = "S", description = "Counted, in s (default: ${DEFAULT-VALUE}).")
    private int seconds = 120;

    private final PrintStream out;
    private final PrintStream err;
    private final Times times = new Times();
    private final Deeds deeds = new Deeds();
    private final CountDownLatch end = new CountDownLatch(1);

    private RunDesk(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs it and ends the process. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new RunDesk(out, System.err)).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("claim-screener-desk-").toRealPath();
        String machine = Machine.describe();
        try (LocalBroker broker = LocalBroker.start(folder.resolve("broker"))) {
            TopicSetup.createMissing(broker.bootstrapServers(), (short) 1);
            err.println("run-desk: starting the holds job, PostgreSQL and the desk");
            try (LocalJob holds =
                            LocalJob.holds(HoldsSettings.standard(broker.bootstrapServers()), folder.resolve("holds"));
                    Database database = Database.embedded(folder.resolve("desk/postgres"));
                    ReviewDesk desk = ReviewDesk.start(
                            settings(broker.bootstrapServers(), folder.resolve("desk")),
                            database,
                            WorkingDays.WEEKDAYS,
                            (directive, now) -> Optional.empty(),
                            Clock.systemUTC())) {
                measure(broker.bootstrapServers(), desk.address());
                if (holds.failure().isPresent()) {
                    throw new IOException("the holds job ended", holds.failure().get());
                }
            }
        } finally {
            Folders.delete(folder);
        }
        return report(machine);
    }

    private ReviewDeskSettings settings(String bootstrapServers, Path folder) throws IOException {
        int port = Ports.free(1).get(0);
        IdentitySettings usual = IdentitySettings.development(URI.create("http://" + HOST + ":" + port), persons());
        // All persons come from one address here.
        IdentitySettings identity = new IdentitySettings(
                usual.publicAddress(),
                usual.issuer(),
                usual.clientId(),
                usual.clientSecret(),
                usual.claims(),
                usual.idle(),
                usual.longest(),
                new Rates(
                        SIGN_INS_A_MINUTE,
                        SIGN_INS_A_MINUTE,
                        Rates.usual().commandsPerPerson(),
                        Rates.usual().publicPagesPerAddress()),
                usual.development());
        return new ReviewDeskSettings(
                bootstrapServers,
                new ConsoleSettings(HOST, port, folder.resolve("attachments"), ConsoleSettings.USUAL_PATIENCE),
                identity,
                "console-load",
                folder.resolve("audit.key"));
    }

    /** Reviewers, and one more to look with. */
    private List<DevPerson> persons() {
        return IntStream.rangeClosed(0, reviewers)
                .mapToObj(i -> new DevPerson(person(i), "Reviewer " + i, Set.of(ActorRole.REVIEWER), Optional.empty()))
                .toList();
    }

    private static String person(int number) {
        return "reviewer-" + number;
    }

    private void measure(String bootstrapServers, URI address) throws Exception {
        Probe probe = new Probe(address, person(0), times, end);
        List<Thread> threads = new ArrayList<>();
        try (Arrivals arrivals = new Arrivals(bootstrapServers, rate, probe::offer)) {
            arrivals.start();
            threads.add(started("probe", probe::look));
            for (int i = 1; i <= reviewers; i++) {
                Reviewer reviewer =
                        new Reviewer(address, person(i), Duration.ofMillis(thinkMillis), i, times, deeds, end);
                threads.add(started(person(i), reviewer::work));
            }
            err.println("run-desk: warming up, " + warmUpSeconds + " s");
            pass(warmUpSeconds, arrivals);
            times.begin();
            long before = arrivals.decided();
            long reviewsBefore = deeds.reviews();
            err.println("run-desk: measuring, " + seconds + " s");
            pass(seconds, arrivals);
            err.printf(
                    Locale.ROOT,
                    "run-desk: %.0f holds/s arrived, %.1f reviews/s%n",
                    (arrivals.decided() - before) / (double) seconds,
                    (deeds.reviews() - reviewsBefore) / (double) seconds);
            end.countDown();
            for (Thread thread : threads) {
                thread.join(START_PATIENCE.toMillis());
            }
        }
    }

    /** Ends early when something broke. */
    private void pass(int length, Arrivals arrivals) throws Exception {
        for (int i = 0; i < length; i++) {
            Exception failure = arrivals.failure() == null ? deeds.failure() : arrivals.failure();
            if (failure != null) {
                throw failure;
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private Thread started(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        deeds.failed(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private int report(String machine) {
        out.println("# The review desk under load");
        out.println();
        out.println("Machine: " + machine + ". Commit `" + System.getProperty("screener.commit", "unknown")
                + "`. Command: `"
                + System.getProperty("screener.command", "run-desk").strip() + "`.");
        out.println();
        out.println(rate + " holds a second arriving, " + reviewers + " reviewers, " + thinkMillis
                + " ms of thought between two actions, " + seconds + " s after " + warmUpSeconds + " s of warm-up; "
                + deeds.reviews() + " reviews in all, " + deeds.lost() + " claims lost to somebody quicker.");
        out.println();
        times.table().forEach(out::println);
        return 0;
    }
}
