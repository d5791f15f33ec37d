package org.claimscreener.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.commandline.Text;
import org.claimscreener.launcher.demo.Stop;
import org.claimscreener.verifier.Invariant;
import org.claimscreener.verifier.Report;
import org.claimscreener.verifier.Totals;
import org.claimscreener.verifier.Verification;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.VerifySettings;
import org.claimscreener.verifier.log.LogSource;
import org.claimscreener.verifier.metrics.VerifyMetrics;
import org.jspecify.annotations.Nullable;

/**
 * Judges a log on and on: new violations as they come, a line of state now and then, and metrics. A broker that is away
 * for a while is waited for; the numbers then stand still, and a counter says why. Not thread-safe.
 */
final class VerifyFollowing {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration STATE_EVERY = Duration.ofSeconds(30);
    private static final long LOOK_FOR_STOP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Console console;
    private final boolean quietOut;
    private final Stop stop;
    private final @Nullable Duration length;
    private final Map<Invariant, Integer> told = new EnumMap<>(Invariant.class);
    private boolean failing;

    /**
     * @param quietOut violations go to standard error, because standard output is for one JSON object
     * @param length how long; null = until stopped
     */
    VerifyFollowing(Console console, boolean quietOut, Stop stop, @Nullable Duration length) {
        this.console = console;
        this.quietOut = quietOut;
        this.stop = stop;
        this.length = length;
    }

    /**
     * Judges until it is over; answers the last report.
     *
     * @throws VerifyFailure when the log cannot be read even once, or is too large
     * @throws CommandFailure when the port is taken
     */
    Report run(LogSource source, VerifySettings settings, int port) throws VerifyFailure, CommandFailure {
        try (VerifyMetrics metrics = new VerifyMetrics(port)) {
            console.err()
                    .println("screener verify: metrics are at http://localhost:" + metrics.port()
                            + "/metrics; Ctrl-C ends");
            return rounds(source, settings, metrics);
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "port " + port + " cannot be opened for metrics: " + FileMessages.of(e)
                            + ". Name another with --metrics-port, 0 for any",
                    e);
        }
    }

    private Report rounds(LogSource source, VerifySettings settings, VerifyMetrics metrics) throws VerifyFailure {
        long began = System.nanoTime();
        long stateTold = began;
        Verification verification;
        Report report;
        // Later rounds are short: how far they are nobody wants to know.
        try (ReadingProgress progress = new ReadingProgress(console, "verify")) {
            verification = Verification.follow(source, settings, progress);
            report = verification.next();
        }
        show(report, metrics);
        tellState(report.totals());
        while (!isOver(began)) {
            rest(began);
            report = next(verification, metrics, report);
            if (System.nanoTime() - stateTold > STATE_EVERY.toNanos()) {
                stateTold = System.nanoTime();
                tellState(report.totals());
            }
        }
        return report;
    }

    private Report next(Verification verification, VerifyMetrics metrics, Report last) throws VerifyFailure {
        try {
            Report report = verification.next();
            failing = false;
            show(report, metrics);
            return report;
        } catch (VerifyFailure e) {
            if (e.isFinal()) {
                throw e;
            }
            metrics.failed();
            if (!failing) {
                failing = true;
                console.err().println("screener verify: " + e.getMessage() + "; tried again until it works");
            }
            return last;
        }
    }

    private void show(Report report, VerifyMetrics metrics) {
        metrics.show(report);
        for (Report.Finding finding : report.findings()) {
            int from = told.getOrDefault(finding.invariant(), 0);
            finding.shown().stream()
                    .skip(from)
                    .forEach(violation -> (quietOut ? console.err() : console.out()).println("VIOLATION " + violation));
            told.put(finding.invariant(), finding.shown().size());
        }
    }

    private void tellState(Totals totals) {
        console.err()
                .println("screener verify: " + Text.count(totals.decisions()) + " settlements judged, "
                        + Text.count(totals.inFlight()) + " inputs in flight, " + Text.count(totals.unanswered())
                        + " unanswered, oldest " + totals.oldestOpenMillis() + " ms");
    }

    private boolean isOver(long began) {
        return stop.requested() || (length != null && System.nanoTime() - began >= length.toNanos());
    }

    private void rest(long began) {
        long from = System.nanoTime();
        while (!isOver(began) && System.nanoTime() - from < EVERY.toNanos()) {
            LockSupport.parkNanos(LOOK_FOR_STOP_NANOS);
        }
    }
}
