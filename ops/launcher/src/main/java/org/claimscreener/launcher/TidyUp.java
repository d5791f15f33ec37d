package org.claimscreener.launcher;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes files and folders in the reverse order of their opening: at the end of a try block, or, when Ctrl-C ends the
 * process before that, while it ends. Thread-safe.
 */
final class TidyUp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TidyUp.class);

    private final Deque<Part> parts = new ArrayDeque<>();
    private final Thread hook = new Thread(this::closeAll, "tidy-up");

    /** What is tidied up. Closing it twice does nothing. */
    interface Part extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /** Begins with the folder, which was opened first: it tells the logging where to write. */
    TidyUp(RunFolder folder) {
        parts.push(folder);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Takes a part into care and gives it back. */
    synchronized <T extends Part> T careFor(T part) {
        parts.push(part);
        return part;
    }

    private synchronized void closeAll() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (IOException e) {
                LOG.warn("A temporary file could not be removed", e);
            }
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The process is ending, and the hook does the work", e);
        }
        closeAll();
    }
}
