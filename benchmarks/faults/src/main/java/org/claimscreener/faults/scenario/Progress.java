package org.claimscreener.faults.scenario;

import java.io.PrintStream;
import java.time.Duration;

/** Lines for whoever waits. Thread-safe. */
public final class Progress {
    private final PrintStream out;
    private final long begin = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Says one thing, with the time since the beginning before it. */
    public void say(String what) {
        Duration since = Duration.ofNanos(System.nanoTime() - begin);
        out.println(String.format("%3d:%02d  %s", since.toMinutes(), since.toSecondsPart(), what));
    }
}
