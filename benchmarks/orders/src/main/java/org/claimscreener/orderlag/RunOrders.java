package org.claimscreener.orderlag;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.HdrHistogram.Histogram;
import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.launcher.demo.LocalJob;
import org.claimscreener.measuring.Folders;
import org.claimscreener.measuring.Machine;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.supervision.SupervisionSettings;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how soon an order bites. */
@Command(
        name = "run-orders",
        header = "Times from an order's append to the first decision that sees it.",
        description = {
            "Starts a broker in a process of its own, and the screening and supervision jobs. Settlements arrive by schedule,"
                    + " all of them at one institution; then that institution is suspended, and when a decision has refused"
                    + " for it, the next institution's turn comes. Of each order the time runs from the instant at which the"
                    + " log took it in to that at which it took in the first decision that saw it, both by the broker's"
                    + " clock; so it includes the wait for the next settlement, 1/rate at most.",
            "",
            "Progress goes to standard error, the result to standard output. The exit code says whether every order was"
                    + " seen; what is slow is told and fails nothing."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RunOrders implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A cold JVM compiles the packs and itself while settlements wait. */
    private static final Duration WARM_UP_PATIENCE = Duration.ofMinutes(4);

    private static final int WARM_UP = 20;
    private static final long LONGEST_MILLIS = 120_000;

    @Option(names = "--rate", paramLabel = "N", description = "Settlements a second (default: ${DEFAULT-VALUE}).")
    private int rate = 200;

    @Option(names = "--orders", paramLabel = "N", description = "Orders that count (default: ${DEFAULT-VALUE}).")
    private int orders = 200;

    private final PrintStream out;
    private final PrintStream err;

    private RunOrders(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs it and ends the process. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new RunOrders(out, System.err)).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("claim-screener-orders-").toRealPath();
        String machine = Machine.describe();
        Histogram lags = new Histogram(LONGEST_MILLIS, 3);
        LocalCrew crew = new LocalCrew();
        try (LocalBroker broker = LocalBroker.start(folder.resolve("broker"))) {
            String servers = broker.bootstrapServers();
            TopicSetup.createMissing(servers, (short) 1);
            crew.deploy(servers, packs());
            err.println("run-orders: starting the screening and the supervision job");
            try (LocalJob screening = LocalJob.screening(servers, crew.keys().text(), folder.resolve("screening"));
                    LocalJob supervision = LocalJob.supervision(
                            SupervisionSettings.standard(servers), folder.resolve("supervision"))) {
                measure(servers, lags);
                for (LocalJob job : List.of(screening, supervision)) {
                    if (job.failure().isPresent()) {
                        throw new IOException("a job ended", job.failure().get());
                    }
                }
            }
        } finally {
            Folders.delete(folder);
        }
        report(machine, lags);
        return lags.getTotalCount() == orders ? 0 : 1;
    }

    private static List<RulePack> packs() throws IOException {
        Path folder = Path.of(System.getProperty("screener.home", "."), "rule-packs", "packs");
        List<RulePack> packs = new ArrayList<>();
        for (String name : List.of("national-policy", "fraud-patterns")) {
            try {
                packs.add(PackFolder.load(folder.resolve(name)));
            } catch (PackRefusedException e) {
                throw new IOException("The rule pack " + name + " is refused: " + e.getMessage(), e);
            }
        }
        return packs;
    }

    private void measure(String servers, Histogram lags) throws Exception {
        try (Sender sender = new Sender(servers, rate, institution(0));
                DecisionLog decisions = new DecisionLog(servers)) {
            sender.start();
            err.println("run-orders: waiting for the first decisions");
            // So many that the job is warm: it decides at the rate.
            await(decisions, sender, WARM_UP_PATIENCE, () -> decisions.decisions() > 20L * rate);
            for (int i = 0; i < WARM_UP + orders; i++) {
                String order = "order " + i;
                long issued = sender.suspend(institution(i), order);
                await(decisions, sender, PATIENCE, () -> decisions.hasSeen(order));
                if (i >= WARM_UP) {
                    lags.recordValue(Math.max(0, decisions.firstSeen(order) - issued));
                }
                sender.turnTo(institution(i + 1));
                if (i % 50 == 49) {
                    err.println("run-orders: " + (i + 1) + " of " + (WARM_UP + orders) + " orders");
                }
            }
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(DecisionLog decisions, Sender sender, Duration patience, Condition condition) {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (sender.failure() != null) {
                throw new IllegalStateException("settlements cannot be sent", sender.failure());
            }
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("it did not come within " + patience.toSeconds() + " s; "
                        + decisions.decisions() + " settlements were decided");
            }
            decisions.poll();
        }
    }

    private static String institution(int number) {
        return "H430102" + String.format(Locale.ROOT, "%05d", number);
    }

    private void report(String machine, Histogram lags) {
        out.println("# From an order to the first decision that sees it");
        out.println();
        out.println("Machine: " + machine + ". Commit `" + System.getProperty("screener.commit", "unknown")
                + "`. Command: `"
                + System.getProperty("screener.command", "run-orders").strip() + "`.");
        out.println();
        out.println(
                rate + " settlements a second, " + lags.getTotalCount() + " orders after " + WARM_UP + " to warm up.");
        out.println();
        out.println("| ms | p50 | p95 | p99 | worst | within 200 |");
        out.println("|---|---|---|---|---|---|");
        out.printf(
                Locale.ROOT,
                "| append of the order to append of the decision | %d | %d | %d | %d | %.1f %% |%n",
                lags.getValueAtPercentile(50),
                lags.getValueAtPercentile(95),
                lags.getValueAtPercentile(99),
                lags.getMaxValue(),
                lags.getPercentileAtOrBelowValue(200));
    }
}
