package org.claimscreener.launcher;

import java.time.Duration;
import java.util.Locale;

import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.Text;
import org.claimscreener.commandline.Ticker;
import org.claimscreener.metrics.JvmRegistry;

import io.micrometer.core.instrument.Counter;

/** Says on standard error how far a screening has come: in place on a terminal, else a line now and then. */
final class ScreenProgress implements AutoCloseable {
    private static final Duration IN_PLACE = Duration.ofMillis(500);
    private static final Duration LINES = Duration.ofSeconds(10);
    private static final String BEGIN_OF_LINE = "\r";
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Console console;
    private final double before = decided();
    private final Ticker ticker;
    private long beginNanos;

    ScreenProgress(Console console) {
        this.console = console;
        this.ticker = new Ticker(console.errIsTerminal() ? IN_PLACE : LINES, this::tell);
    }

    /** Begins to tell. */
    void begin() {
        beginNanos = System.nanoTime();
        ticker.start();
    }

    private void tell() {
        double count = decided() - before;
        double seconds = (System.nanoTime() - beginNanos) / 1e9;
        String line = count == 0
                ? String.format(Locale.ROOT, "screener screen: compiling rule packs, %.0f s", seconds)
                : String.format(
                        Locale.ROOT, "screener screen: %s settlements, %.0f s", Text.count((long) count), seconds);
        if (console.errIsTerminal()) {
            console.err().print(BEGIN_OF_LINE + line);
            console.err().flush();
        } else {
            console.err().println(line);
        }
    }

    /** The job's own count. Retries are answered without a decision and are not in it. */
    private static double decided() {
        return JvmRegistry.registry().find("screener_decisions").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** Ends it and clears what it wrote in place. */
    @Override
    public void close() {
        ticker.close();
        if (beginNanos != 0 && console.errIsTerminal()) {
            console.err().print(CLEAR_LINE);
            console.err().flush();
        }
    }
}
