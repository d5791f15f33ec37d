package org.claimscreener.consolebench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.claimscreener.console.store.Database;
import org.claimscreener.console.store.Projector;
import org.claimscreener.console.store.SqlHoldViews;
import org.claimscreener.measuring.Machine;
import org.jdbi.v3.core.Jdbi;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fills a projection, asks it what pages ask, and prints how long the answers took. */
@Command(
        name = "run-console",
        mixinStandardHelpOptions = true,
        description =
                "Fills an embedded PostgreSQL with holds, asks what the console's pages ask, and prints the time of"
                        + " each answer; then takes in new steps while the tables are that large.")
final class RunConsole implements Callable<Integer> {
    private static final double NANOS_A_MILLI = 1e6;

    @Option(names = "--holds", defaultValue = "1000000", description = "how many (default: ${DEFAULT-VALUE})")
    private long holds;

    @Option(names = "--rounds", defaultValue = "200", description = "times each is asked (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--folder",
            defaultValue = "benchmarks/console/target/database",
            description = "where the database lies; one that is full already is used again (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(
            names = "--new-holds",
            defaultValue = "5000",
            description = "taken in at the end (default: ${DEFAULT-VALUE})")
    private int newHolds;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RunConsole()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        print(
                "%s%n%s%ncommit %s%n",
                System.getProperty("screener.command", "run-console"),
                Machine.describe(),
                System.getProperty("screener.commit", "unknown"));
        try (Database database = Database.embedded(folder)) {
            Jdbi jdbi = Jdbi.create(database.dataSource());
            fill(jdbi);
            Map<String, Long> before = wholeReads(jdbi);
            ask(new Questions(new SqlHoldViews(database), holds));
            Map<String, Long> after = wholeReads(jdbi);
            after.forEach((table, count) ->
                    print("%-20s read whole %d times while asked%n", table, count - before.getOrDefault(table, 0L)));
            takeIn(database, jdbi);
        }
        return 0;
    }

    private void fill(Jdbi jdbi) throws IOException {
        Fill fill = new Fill(jdbi);
        long there = fill.holds();
        if (there == 0) {
            long begin = System.nanoTime();
            fill.fill(holds);
            print("filled with %d holds in %.0f s%n", holds, seconds(begin));
        } else {
            print("%d holds were there already%n", there);
        }
        jdbi.useHandle(handle -> print(
                "%s in all%n",
                handle.createQuery("select pg_size_pretty(pg_database_size(current_database()))")
                        .mapTo(String.class)
                        .one()));
    }

    private void ask(Questions questions) {
        print("%n%-55s %8s %8s %8s  ms%n", "question", "p50", "p95", "max");
        questions.all().forEach((name, question) -> {
            for (int i = 0; i < rounds / 10; i++) {
                question.run();
            }
            long[] nanos = new long[rounds];
            for (int i = 0; i < rounds; i++) {
                long begin = System.nanoTime();
                question.run();
                nanos[i] = System.nanoTime() - begin;
            }
            Arrays.sort(nanos);
            print(
                    "%-55s %8.1f %8.1f %8.1f%n",
                    name,
                    nanos[rounds / 2] / NANOS_A_MILLI,
                    nanos[rounds * 95 / 100] / NANOS_A_MILLI,
                    nanos[rounds - 1] / NANOS_A_MILLI);
        });
        print("%n");
    }

    /** Sequential scans of the tables that grow with the number of holds. */
    private static Map<String, Long> wholeReads(Jdbi jdbi) {
        Map<String, Long> reads = new TreeMap<>();
        jdbi.useHandle(handle -> {
            handle.execute("select pg_stat_clear_snapshot()");
            handle.createQuery(
                            "select relname, seq_scan from pg_stat_user_tables where relname in ('hold', 'hold_line',"
                                    + " 'hold_step', 'decision', 'bill', 'hold_practitioner', 'day_sum')")
                    .map((row, context) -> reads.put(row.getString(1), row.getLong(2)))
                    .list();
        });
        return reads;
    }

    /** From a log of its own, so what an earlier run read of its log is forgotten. */
    private void takeIn(Database database, Jdbi jdbi) throws InterruptedException {
        MadeLog log = new MadeLog(newHolds, new Fill(jdbi).holds());
        jdbi.useHandle(handle -> handle.execute("delete from projection.log_offset"));
        CountDownLatch left = new CountDownLatch(log.steps());
        try (Projector projector =
                new Projector(database, () -> log, new SimpleMeterRegistry(), step -> left.countDown())) {
            long begin = System.nanoTime();
            projector.start();
            left.await();
            double took = seconds(begin);
            print(
                    "took in %d new holds with %d steps in %.1f s: %.0f steps a second%n",
                    newHolds, log.steps(), took, log.steps() / took);
        }
    }

    private static double seconds(long beginNanos) {
        return (System.nanoTime() - beginNanos) / (double) Duration.ofSeconds(1).toNanos();
    }

    private static void print(String format, Object... values) {
        System.out.printf(format, values);
    }
}
