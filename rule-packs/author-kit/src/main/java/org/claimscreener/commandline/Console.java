package org.claimscreener.commandline;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes. Data goes to {@code out}, everything else to {@code err}, both in UTF-8.
 *
 * @param out for data
 * @param err for progress, summaries and errors
 * @param outIsTerminal whether a person looks at {@code out}
 * @param errIsTerminal whether a person looks at {@code err}
 * @param columns width of the terminal at start
 * @param rows height of the terminal at start
 */
public record Console(
        PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal, int columns, int rows) {
    private static final int USUAL_COLUMNS = 80;
    private static final int USUAL_ROWS = 24;

    /** This process's streams. {@code ops/screener} tells by system properties what Java cannot ask. */
    public static Console ofThisProcess() {
        return new Console(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Boolean.getBoolean("screener.terminal.out"),
                Boolean.getBoolean("screener.terminal.err"),
                Integer.getInteger("screener.terminal.columns", USUAL_COLUMNS),
                Integer.getInteger("screener.terminal.rows", USUAL_ROWS));
    }

    /** Streams that nobody looks at, for tests and for pipes. */
    public static Console piped(PrintStream out, PrintStream err) {
        return new Console(out, err, false, false, USUAL_COLUMNS, USUAL_ROWS);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
