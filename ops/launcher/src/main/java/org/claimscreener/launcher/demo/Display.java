package org.claimscreener.launcher.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;

import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.LiveScreen;
import org.claimscreener.commandline.Ticker;
import org.jspecify.annotations.Nullable;

/** Shows a demo while it runs: redrawn in place on a terminal, else a line now and then. Thread-safe. */
public final class Display implements AutoCloseable {
    private static final Duration REDRAW = Duration.ofMillis(500);
    private static final Duration LOOK_FOR_NEWS = Duration.ofMillis(200);
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);

    private final Ticker ticker;
    private final @Nullable LiveScreen screen;

    private Display(@Nullable LiveScreen screen, Runnable frame, Duration every) {
        this.screen = screen;
        this.ticker = new Ticker(every, frame);
    }

    /** Begins to show. */
    public void start() {
        ticker.start();
    }

    /** The live view, for a person at a terminal. */
    public static Display live(Board board, Console console) {
        LiveScreen screen = new LiveScreen(console.out(), console.columns(), console.rows());
        DemoView view = new DemoView(console.columns(), console.rows(), ZoneId.systemDefault());
        return new Display(screen, () -> screen.draw(view.screen(board.status())), REDRAW);
    }

    /** Lines: one at each new phase, one every five seconds while there is something to tell. */
    public static Display lines(Board board, PrintStream out) {
        return new Display(null, new Lines(board, out), LOOK_FOR_NEWS);
    }

    /** Ends the display and gives the terminal back. A second call does nothing. */
    @Override
    public void close() {
        ticker.close();
        if (screen != null) {
            screen.close();
        }
    }

    /** Run by one thread only. */
    private static final class Lines implements Runnable {
        private final Board board;
        private final PrintStream out;
        private @Nullable Phase told;
        private long toldNanos;

        private Lines(Board board, PrintStream out) {
            this.board = board;
            this.out = out;
        }

        @Override
        public void run() {
            Board.Status status = board.status();
            if (status.phase() != told) {
                tell(status, "screener: " + status.phase().title() + detail(status));
            } else if (isUnderWay(status) && System.nanoTime() - toldNanos >= LINE_EVERY.toNanos()) {
                tell(status, DemoView.oneLine(status));
            }
        }

        private static boolean isUnderWay(Board.Status status) {
            return status.phase() == Phase.SENDING || status.phase() == Phase.WARM_UP;
        }

        private static String detail(Board.Status status) {
            if (status.phase() == Phase.JOB) {
                return " (Kafka at " + status.brokerAddress() + ", metrics at " + status.metricsAddress()
                        + (status.keysFile().isEmpty() ? "" : ", trusted keys in " + status.keysFile()) + ")";
            }
            if (status.phase() == Phase.WARM_UP) {
                return " (review desk at " + status.deskAddress()
                        + ", sign in as reviewer-1, senior-1, supervisor-1, ...)";
            }
            return status.phase() == Phase.SENDING ? " (warmed up with " + status.warmUpMessages() + " messages)" : "";
        }

        private void tell(Board.Status status, String line) {
            told = status.phase();
            toldNanos = System.nanoTime();
            out.println(line);
        }
    }
}
