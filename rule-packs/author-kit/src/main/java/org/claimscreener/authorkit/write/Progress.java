package org.claimscreener.authorkit.write;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.Text;
import org.claimscreener.commandline.Ticker;

/** Says on standard error what takes long: in place on a terminal, else a line now and then. Thread-safe. */
final class Progress implements AutoCloseable {
    private static final Duration IN_PLACE = Duration.ofMillis(300);
    private static final Duration LINES = Duration.ofSeconds(10);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Console console;
    private final String command;
    private final AtomicReference<String> now = new AtomicReference<>("");
    private final long beginNanos = System.nanoTime();
    private final Ticker ticker;

    /** Begins to tell. */
    Progress(Console console, String command) {
        this.console = console;
        this.command = command;
        this.ticker = new Ticker(console.errIsTerminal() ? IN_PLACE : LINES, this::tell);
        ticker.start();
    }

    /** What is being done from now on. */
    void doing(String what) {
        now.set(what);
    }

    private void tell() {
        double seconds = (System.nanoTime() - beginNanos) / 1e9;
        String line = String.format(Locale.ROOT, "packctl %s: %s, %.0f s", command, now.get(), seconds);
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
