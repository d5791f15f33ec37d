package org.claimscreener.accuracy;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.Text;
import org.claimscreener.commandline.Ticker;

/** Says on standard error what takes long: in place on a terminal, else a line now and then. Thread-safe. */
final class Told implements AutoCloseable {
    private static final Duration IN_PLACE = Duration.ofMillis(300);
    private static final Duration LINES = Duration.ofSeconds(10);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Console console;
    private final long beganNanos = System.nanoTime();
    private final Ticker ticker;
    private volatile Supplier<String> now = () -> "";

    /** Begins to tell. */
    Told(Console console) {
        this.console = console;
        this.ticker = new Ticker(console.errIsTerminal() ? IN_PLACE : LINES, this::tell);
        ticker.start();
    }

    /** What is being done from now on; asked each time it is told. */
    void doing(Supplier<String> what) {
        now = what;
    }

    void doing(String what) {
        now = () -> what;
    }

    double seconds() {
        return (System.nanoTime() - beganNanos) / 1e9;
    }

    private void tell() {
        String line = String.format(Locale.ROOT, "run-accuracy: %s, %.0f s", now.get(), seconds());
        if (console.errIsTerminal()) {
            console.err().print(CLEAR_LINE + Text.cut(line, console.columns() - 1));
            console.err().flush();
        } else {
            console.err().println(line);
        }
    }

    /** Ends it and clears what it wrote in place. */
    @Override
    public void close() {
        ticker.close();
        if (console.errIsTerminal()) {
            console.err().print(CLEAR_LINE);
            console.err().flush();
        }
    }
}
