package org.claimscreener.launcher;

import java.time.Duration;
import java.util.Locale;

import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.Text;
import org.claimscreener.commandline.Ticker;
import org.claimscreener.verifier.Progress;
import org.jspecify.annotations.Nullable;

/** Says on standard error how far a log is read: in place on a terminal, else a line every two seconds. Thread-safe. */
final class ReadingProgress implements Progress, AutoCloseable {
    private static final Duration IN_PLACE = Duration.ofMillis(500);
    private static final Duration LINES = Duration.ofSeconds(2);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Console console;
    private final String command;
    private final Ticker ticker;
    private volatile @Nullable State newest;
    private @Nullable State told;
    private boolean closed;

    private record State(String topic, long read, long ahead) {}

    /** Says nothing before there is something to say. */
    ReadingProgress(Console console, String command) {
        this.console = console;
        this.command = command;
        this.ticker = new Ticker(console.errIsTerminal() ? IN_PLACE : LINES, this::tell);
        ticker.start();
    }

    @Override
    public void reading(String topic, long read, long ahead) {
        newest = new State(topic, read, ahead);
    }

    private synchronized void tell() {
        State state = newest;
        if (closed || state == null || state.equals(told)) {
            return;
        }
        told = state;
        String line = String.format(
                Locale.ROOT,
                "screener %s: %s, %s of %s read",
                command,
                state.topic(),
                Text.count(state.read()),
                Text.count(state.read() + state.ahead()));
        if (console.errIsTerminal()) {
            console.err().print(CLEAR_LINE + line);
            console.err().flush();
        } else {
            console.err().println(line);
        }
    }

    /** Ends it and clears what it wrote in place. */
    @Override
    public synchronized void close() {
        ticker.close();
        closed = true;
        if (told != null && console.errIsTerminal()) {
            console.err().print(CLEAR_LINE);
            console.err().flush();
        }
    }
}
