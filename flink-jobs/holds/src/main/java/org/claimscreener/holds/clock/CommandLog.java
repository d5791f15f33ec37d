package org.claimscreener.holds.clock;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The log of commands, as something that can be asked how far it reaches. Travels with the job. */
public interface CommandLog extends Serializable {
    /** For one task. */
    Asked open();

    /** Whom the task asks. Its own threads; closed by the task. */
    interface Asked extends AutoCloseable {
        /** What each partition holds now, at the latest when the answer comes. Fails when the log is away. */
        CompletableFuture<Map<Integer, Extent>> extents();

        /**
         * When a broker last appended a command or a decision, by its clock: epoch milliseconds, negative when none ever
         * was. Fails when the log is away.
         */
        CompletableFuture<Long> newestAppendMs();

        @Override
        void close();
    }

    /**
     * What one partition holds.
     *
     * @param begin offset of the oldest record
     * @param end next offset to be written; as begin when it is empty
     */
    record Extent(long begin, long end) {
        public Extent {
            if (begin < 0 || end < begin) {
                throw new IllegalArgumentException("a partition from " + begin + " to " + end);
            }
        }
    }
}
