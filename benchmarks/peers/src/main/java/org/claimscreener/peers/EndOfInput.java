package org.claimscreener.peers;

import java.io.IOException;
import java.io.InputStream;

/** Whoever starts a peer holds its standard input open as long as it is to run: so it ends also when its starter dies. */
final class EndOfInput {
    private EndOfInput() {}

    /** Calls once the input has ended, in a thread of its own. */
    static void then(InputStream in, Runnable end) {
        Thread watcher = new Thread(() -> await(in, end), "end-with-input");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void await(InputStream in, Runnable end) {
        try {
            while (in.read() >= 0) {
                // Whatever is sent is ignored; only the end counts.
            }
        } catch (IOException e) {
            System.err.println("Standard input broke, which is an end too: " + e.getMessage());
        }
        end.run();
    }
}
