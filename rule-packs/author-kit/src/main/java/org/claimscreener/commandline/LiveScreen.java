package org.claimscreener.commandline;

import java.io.PrintStream;
import java.util.List;

/**
 * A screen that is redrawn in place. It lives on the terminal's alternate screen, so what was there before comes back.
 * Each frame is one write that overwrites the last frame line by line: nothing is blanked first, so nothing flickers.
 * Thread-safe.
 */
public final class LiveScreen implements AutoCloseable {
    private static final String ESCAPE = "\u001b[";
    private static final String ENTER = ESCAPE + "?1049h" + ESCAPE + "?25l";
    private static final String LEAVE = ESCAPE + "?25h" + ESCAPE + "?1049l";
    private static final String HOME = ESCAPE + "H";
    private static final String CLEAR_TO_END_OF_LINE = ESCAPE + "K";
    private static final String CLEAR_BELOW = ESCAPE + "J";

    private final PrintStream out;
    private final int columns;
    private final int rows;
    private boolean closed;

    /** Enters the alternate screen and hides the cursor. */
    public LiveScreen(PrintStream out, int columns, int rows) {
        this.out = out;
        this.columns = columns;
        this.rows = rows;
        out.print(ENTER);
        out.flush();
    }

    /** Shows the lines; what does not fit is cut. Does nothing once closed. */
    public synchronized void draw(List<String> lines) {
        if (closed) {
            return;
        }
        StringBuilder frame = new StringBuilder(HOME);
        int shown = Math.min(lines.size(), rows);
        for (int i = 0; i < shown; i++) {
            frame.append(Text.cut(lines.get(i), columns)).append(CLEAR_TO_END_OF_LINE);
            // No line break after the last row: it would scroll.
            frame.append(i + 1 < rows ? "\r\n" : "");
        }
        out.print(frame.append(shown < rows ? CLEAR_BELOW : ""));
        out.flush();
    }

    /** Gives the terminal back as it was, cursor included. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        out.print(LEAVE);
        out.flush();
    }
}
